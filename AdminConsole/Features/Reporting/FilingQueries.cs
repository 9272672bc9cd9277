using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Reporting;

/// <summary>Filings on their way up, as the levels above see them.</summary>
public sealed class FilingQueries(Db db, ReportQueries reports, TimeProvider clock)
{
    /// <summary>One page, those filed first on top. Rows, total and counts come from one filter.</summary>
    public Task<FilingListing?> PageAsync(FilingFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ConfirmReports) || await reports.SeasonAsync(data, filter.Season, token) is not { } season)
                return null;
            var rows = Matching(data, filter with { Season = season });

            // What a whole scope holds is kept; what a search finds is counted.
            var counts = filter.Text is null
                ? await StandingAsync(data, season, token)
                : await rows.GroupBy(row => row.State).Select(group => new { State = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.State, row => row.Count, token);
            var total = counts.GetValueOrDefault(filter.State);
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + filter.Size - 1) / filter.Size));
            var shown = await rows.Where(row => row.State == filter.State).OrderBy(row => row.SubmittedAt).ThenBy(row => row.Id).Skip((page - 1) * filter.Size).Take(filter.Size)
                .Select(row => new
                {
                    row.Id,
                    row.Number,
                    row.PersonName,
                    row.DocumentMasked,
                    row.TotalMonths,
                    row.State,
                    row.ReportListId,
                    row.SteppedAt,
                    row.DecidedAt,
                    Institution = data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => node.Name).FirstOrDefault(),
                    List = data.ReportLists.Where(list => list.Id == row.ReportListId).Select(list => list.Number).FirstOrDefault(),
                }).ToListAsync(token);
            var today = ShanghaiTime.Today(clock);
            return new FilingListing(
                filter with { Season = season, Page = page },
                [
                    .. shown.Select(row => new FilingRow(
                        row.Id, row.Number, row.PersonName, row.DocumentMasked, row.Institution ?? "", row.TotalMonths, row.State, row.ReportListId, row.List, row.SteppedAt ?? row.DecidedAt,
                        (row.SteppedAt ?? row.DecidedAt) is { } since && row.State != SubmissionState.Filed ? WorkingDays.Between(ShanghaiTime.DateOf(since), today) : null)),
                ],
                total,
                counts,
                await ReportQueries.SeasonsAsync(data, token));
        },
        ct);

    /// <summary>All rows that the filter shows, in its order and at most <see cref="StepService.Most"/>; for acts on the whole of it.</summary>
    public Task<IReadOnlyList<ChosenFiling>> AllAsync(FilingFilter filter, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<ChosenFiling>>(
        async (data, token) => !data.Scope.Can(Permission.ConfirmReports) || await reports.SeasonAsync(data, filter.Season, token) is not { } season
            ? []
            : await Matching(data, filter with { Season = season }).Where(row => row.State == filter.State).OrderBy(row => row.SubmittedAt).ThenBy(row => row.Id).Take(StepService.Most)
                .Select(row => new ChosenFiling(row.Id, row.Number, row.PersonName, row.State)).ToListAsync(token),
        ct);

    /// <summary>How many filings of the current season wait in each state on the way up, and since when the first of them does.</summary>
    public Task<FilingsWaiting?> WaitingAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (await data.SeasonAsync(null, ShanghaiTime.Today(clock), token) is not { } season)
                return null;
            var counts = await StandingAsync(data, season.Id, token);
            var since = new Dictionary<SubmissionState, DateTime>();
            foreach (var state in counts.Keys.Where(state => state is SubmissionState.Reported or SubmissionState.Confirmed))
            {
                if (await data.Submissions.Where(row => row.SeasonId == season.Id && row.State == state && row.SteppedAt != null).OrderBy(row => row.SteppedAt).Select(row => row.SteppedAt).FirstOrDefaultAsync(token) is { } first)
                    since[state] = first;
            }

            return new FilingsWaiting(season.Id, await data.Seasons.Where(row => row.Id == season.Id).Select(row => row.SecondReview).SingleAsync(token), counts, since);
        },
        ct);

    private static async Task<Dictionary<SubmissionState, int>> StandingAsync(AppDbContext data, string season, CancellationToken ct) =>
        (await data.CountAsync(season, ct)).Where(row => FilingFilter.States.Contains(row.State)).ToDictionary(row => row.State, row => row.Counts.Total);

    private static IQueryable<Submission> Matching(AppDbContext data, FilingFilter filter)
    {
        var states = FilingFilter.States;
        var rows = data.Submissions.Where(row => row.SeasonId == filter.Season && states.Contains(row.State));
        if (filter.Text is not { } text)
            return rows;
        return rows.Where(row => row.Number == text || data.Institutions.Any(node => node.Id == row.InstitutionId && node.Name.Contains(text)));
    }
}
