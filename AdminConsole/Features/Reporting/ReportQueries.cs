using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Reporting;

/// <summary>Report lists, and what could become one.</summary>
public sealed class ReportQueries(Db db, PersonalData personal, TimeProvider clock)
{
    /// <summary>Approved filings of the acting person's institution that are in no list, in the order they would stand; null without the right to report.</summary>
    public Task<IReadOnlyList<ApprovedRow>?> ApprovedAsync(string seasonId, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<ApprovedRow>?>(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ReportSubmissions))
                return null;
            return await data.Submissions.Where(row => row.InstitutionId == data.Scope.NodeId && row.SeasonId == seasonId && row.State == SubmissionState.Approved).OrderBy(row => row.Number).Take(ReportList.MostRows)
                .Select(row => new ApprovedRow(
                    row.Id, row.Number, row.PersonName, row.DocumentMasked, row.ExamLevel, row.ExamCategory, row.TotalMonths, row.SubmissionCode, row.DecidedAt,
                    data.SubmissionSteps.Where(step => step.SubmissionId == row.Id && step.At == row.SteppedAt && step.Action == SubmissionAction.SendBack).Select(step => step.Reason).FirstOrDefault()))
                .ToListAsync(token);
        },
        ct);

    public Task<IReadOnlyList<ReportSeason>> SeasonsAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<ReportSeason>>(async (data, token) => await SeasonsAsync(data, token), ct);

    /// <summary>The season asked for, else the one under way, else the newest.</summary>
    internal async Task<string?> SeasonAsync(AppDbContext data, string? asked, CancellationToken ct) => (await data.SeasonAsync(asked, ShanghaiTime.Today(clock), ct))?.Id;

    /// <summary>One page of lists, newest first. A page past the end is the last one.</summary>
    public Task<ReportListing?> PageAsync(ReportFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewReports) || await SeasonAsync(data, filter.Season, token) is not { } season)
                return null;
            var lists = data.ReportLists.Where(row => row.SeasonId == season);
            if (filter.Text is { } text)
                lists = lists.Where(row => row.InstitutionName.Contains(text) || row.Number == text);
            var total = await lists.CountAsync(token);
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + filter.Size - 1) / filter.Size));
            var rows = await lists.OrderByDescending(row => row.ReportedAt).ThenByDescending(row => row.Id).Skip((page - 1) * filter.Size).Take(filter.Size)
                .Select(row => new ReportListRow(row.Id, row.Number, row.InstitutionName, row.Rows, row.ReportedByName, row.ReportedAt)).ToListAsync(token);
            var ids = rows.ConvertAll(row => (Guid?)row.Id);
            var states = (await data.Submissions.Where(row => ids.Contains(row.ReportListId)).GroupBy(row => new { row.ReportListId, row.State })
                .Select(group => new { group.Key.ReportListId, group.Key.State, Count = group.Count() }).ToListAsync(token)).ToLookup(row => row.ReportListId);
            return new ReportListing(
                filter with { Season = season, Page = page }, [.. rows.Select(row => row with { Now = states[row.Id].ToDictionary(state => state.State, state => state.Count) })], total, await SeasonsAsync(data, token));
        },
        ct);

    /// <summary>One list as it was reported, beside what its rows are now. Document numbers are masked on the screen; prints and workbooks carry whole ones.</summary>
    public Task<ReportListView?> ListAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewReports) || await WholeAsync(data, id, token) is not { } whole)
                return null;
            return whole with { Lines = [.. whole.Lines.Select(line => line with { Entry = line.Entry with { DocumentNumber = Mask.Document(line.Entry.DocumentNumber) } })] };
        },
        ct);

    /// <summary>The list with whole numbers, for whoever exports or prints it.</summary>
    internal async Task<ReportListView?> WholeAsync(AppDbContext data, Guid id, CancellationToken ct)
    {
        var list = await data.ReportLists.SingleOrDefaultAsync(row => row.Id == id, ct);
        if (list is null)
            return null;
        var season = await data.Seasons.Where(row => row.Id == list.SeasonId).Select(row => row.Name).SingleAsync(ct);
        var lines = await data.ReportLines.Where(row => row.ListId == id).OrderBy(row => row.Position)
            .Join(data.Submissions, line => line.SubmissionId, row => row.Id, (line, row) => new { Line = line, row.State, Here = row.ReportListId == id }).ToListAsync(ct);
        var reasons = (await data.SubmissionSteps.Where(step => step.ListId == id && step.Action == SubmissionAction.SendBack).OrderBy(step => step.At).Select(step => new { step.SubmissionId, step.Reason }).ToListAsync(ct))
            .ToLookup(step => step.SubmissionId, step => step.Reason);
        return new ReportListView(
            list, season, [.. lines.Select(row => new ReportLineView(row.Line.Position, row.Line.SubmissionId, personal.OpenEntry(row.Line), row.State, row.Here, row.Here ? null : reasons[row.Line.SubmissionId].LastOrDefault()))]);
    }

    internal static Task<List<ReportSeason>> SeasonsAsync(AppDbContext data, CancellationToken ct) =>
        data.Seasons.OrderByDescending(row => row.Id).Select(row => new ReportSeason(row.Id, row.Name, row.SecondReview)).ToListAsync(ct);
}
