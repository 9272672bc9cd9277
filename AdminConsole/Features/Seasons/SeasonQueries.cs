using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Seasons;

public sealed class SeasonQueries(Db db, TimeProvider clock)
{
    /// <summary>The season that is open today; there is one at most.</summary>
    public async Task<Result<SeasonResponse>> FindCurrentAsync(CancellationToken ct)
    {
        var today = ShanghaiTime.Today(clock);
        var found = await db.ReadAsync(
            (data, token) => data.Seasons.Where(row => row.IsOpen && row.Start <= today && today <= row.End)
                .Join(data.SeasonNotices, row => new { row.Id, Version = row.NoticeVersion }, notice => new { Id = notice.SeasonId, notice.Version }, (row, notice) => new { Season = row, Notice = notice }).SingleOrDefaultAsync(token),
            ct);
        return found is null ? SeasonErrors.NoneOpen : SeasonResponse.Of(found.Season, found.Notice);
    }

    /// <summary>Every season, newest first, with how many filings of the viewer's scope it has. Seasons belong to no node, so the permission is asked here.</summary>
    public Task<IReadOnlyList<SeasonRow>> ListAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<SeasonRow>>(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewSeasons))
                return [];
            var today = ShanghaiTime.Today(clock);
            var seasons = await data.Seasons.OrderByDescending(row => row.ExamYear).ThenByDescending(row => row.Id).ToListAsync(token);
            var counts = (await data.CountAsync(season: null, token)).ToLookup(row => row.SeasonId, StringComparer.Ordinal);
            return
            [
                .. seasons.Select(row => new SeasonRow(row.Id, row.Name, row.Start, row.End, row.Deadline, row.PhaseOn(today), row.IsOpen && row.Deadline >= today ? row.Deadline.DayNumber - today.DayNumber : null,
                    counts[row.Id].Sum(count => count.Counts.Total), counts[row.Id].Where(count => SubmissionStage.Reviewed.Includes(count.State)).Sum(count => count.Counts.Total),
                    counts[row.Id].Where(count => SubmissionStage.Reported.Includes(count.State)).Sum(count => count.Counts.Total), counts[row.Id].Where(count => count.State == SubmissionState.Approved).Sum(count => count.Counts.Total))),
            ];
        },
        ct);

    public Task<SeasonView?> FindAsync(string id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => !data.Scope.Can(Permission.ManageSeasons)
            ? null
            : await data.Seasons.Where(row => row.Id == id)
                .Join(data.SeasonNotices, row => new { row.Id, Version = row.NoticeVersion }, notice => new { Id = notice.SeasonId, notice.Version }, (row, notice) => new SeasonView(row, notice.Text)).SingleOrDefaultAsync(token),
        ct);

    /// <summary>A form for the next season, filled from the newest one.</summary>
    public async Task<SeasonInput> ProposeAsync(CancellationToken ct = default)
    {
        var newest = await db.ReadAsync((data, token) => data.Seasons.OrderByDescending(row => row.ExamYear).ThenByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(token), ct);
        var last = newest is null ? null : await FindAsync(newest, ct);
        return SeasonInput.After(last is null ? new SeasonInput() : SeasonInput.Of(last.Season, last.Notice), last?.Season.ExamYear + 1 ?? ShanghaiTime.Today(clock).Year);
    }
}
