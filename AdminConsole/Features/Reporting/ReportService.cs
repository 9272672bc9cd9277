using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Reporting;

/// <summary>上报: approved filings of an institution go upward in a numbered list that nothing changes any more.</summary>
public sealed class ReportService(Db db, ReportMakerService maker)
{
    /// <summary>Reports the chosen filings, all or none: what is not approved any more is named, so that the preview can be looked at again.</summary>
    public async Task<Result<ReportList>> ReportAsync(ReportInput input, CancellationToken ct = default)
    {
        if (input.Chosen.Count == 0)
            return ReportErrors.NothingChosen;
        if (input.Chosen.Count > ReportList.MostRows)
            return ReportErrors.TooMany;
        if (!input.Pledged)
            return ReportErrors.PledgeMissing;
        return await db.WriteAsync<ReportList>(work => ReportAsync(work, input), ct);
    }

    /// <summary>
    /// For seasons in which approving reports (notice 004): lists what was approved and can no longer be undone. What a level above sent back waits for a hand.
    /// Each institution's filings of one look become one list, each list a unit of its own.
    /// </summary>
    public async Task ReportApprovedAsync(CancellationToken ct)
    {
        var waiting = await db.ReadAsync(
            async (data, token) =>
            {
                var seasons = await data.Seasons.Where(row => row.ReportOn == ReportOn.Approval).Select(row => row.Id).ToListAsync(token);
                return await data.Submissions.Where(row => seasons.Contains(row.SeasonId) && row.State == SubmissionState.Approved && (row.SteppedAt == null || row.DecidedAt > row.SteppedAt))
                    .Select(row => new { row.InstitutionId, row.SeasonId }).Distinct().ToListAsync(token);
            },
            ct);
        foreach (var group in waiting)
        {
            await db.WriteAsync<Done>(
                async work =>
                {
                    var over = work.Now - SubmissionTransitions.BatchUndoWindow;
                    var institution = await work.Data.Institutions.SingleAsync(row => row.Id == group.InstitutionId, work.Cancellation);
                    var filings = await work.Data.Submissions
                        .Where(row => row.InstitutionId == group.InstitutionId && row.SeasonId == group.SeasonId && row.State == SubmissionState.Approved && row.DecidedAt <= over && (row.SteppedAt == null || row.DecidedAt > row.SteppedAt))
                        .OrderBy(row => row.Number).Take(ReportList.MostRows).ToListAsync(work.Cancellation);
                    return filings.Count == 0 ? Done.Yes : (await maker.MakeAsync(work, institution, filings)).Map(_ => Done.Yes);
                },
                ct);
        }
    }

    private async Task<Result<ReportList>> ReportAsync(Work work, ReportInput input)
    {
        var institution = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == work.Scope.NodeId, work.Cancellation);
        if (institution is null || !work.Scope.Can(Permission.ReportSubmissions, institution))
            return Error.Forbidden;
        var season = await work.Data.Seasons.SingleOrDefaultAsync(row => row.Id == input.SeasonId, work.Cancellation);
        if (season is null)
            return Error.NotFound;
        if (!season.AllowsDecisionsOn(ShanghaiTime.DateOf(work.Now)))
            return ReportErrors.SeasonClosed;
        var chosen = input.Chosen.Distinct().ToArray();
        var filings = await work.Data.Submissions.Where(row => chosen.Contains(row.Id) && row.SeasonId == season.Id && row.InstitutionId == institution.Id).OrderBy(row => row.Number).ToListAsync(work.Cancellation);
        if (filings.Count != chosen.Length)
            return Error.NotFound;
        var stale = filings.Where(row => row.State != SubmissionState.Approved).Select(row => row.Number).ToList();
        return stale.Count > 0 ? ReportErrors.PreviewStale(stale) : await maker.MakeAsync(work, institution, filings);
    }
}
