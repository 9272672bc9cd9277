using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Reporting;
using AdminConsole.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Reporting;

/// <summary>Asks for filing workbooks, and fetches the kept copies.</summary>
public sealed class FilingWorkbookService(Db db, JobService jobs, JobFileService files)
{
    /// <returns>The job's id.</returns>
    public Task<Result<Guid>> RequestAsync(FilingWorkbookInput input, CancellationToken ct = default) => db.WriteAsync<Guid>(
        async work =>
        {
            var node = await NodeAsync(work, input);
            if (!node.IsOk)
                return node.Error;
            if (input.States.Count == 0 || input.States.Except(FilingFilter.States).Any())
                return Error.Field("states", new Phrase("report.fault.states"));
            if (!await work.Data.Seasons.AnyAsync(row => row.Id == input.SeasonId, work.Cancellation))
                return Error.Field("season", new Phrase("report.no_season"));
            return jobs.Request(work, FilingWorkbookJob.Kind, node.Value.Name, new FilingWorkbookInput { SeasonId = input.SeasonId, NodeId = node.Value.Id, States = [.. input.States.Distinct().Order()], Layout = input.Layout });
        },
        ct);

    /// <summary>The kept copy, for whoever may export that node's filings; each fetching is on the record.</summary>
    public async Task<Result<JobFile>> FetchAsync(Guid id, CancellationToken ct = default)
    {
        var workbook = await db.ReadAsync((data, token) => data.FilingWorkbooks.SingleOrDefaultAsync(row => row.Id == id, token), ct);
        if (workbook is null || await files.FindAsync(workbook.FileId, ct) is not { } file)
            return Error.NotFound;
        return await db.WriteAsync<JobFile>(
            work =>
            {
                if (!work.Scope.Can(Permission.ExportReports, workbook))
                    return Task.FromResult<Result<JobFile>>(Error.Forbidden);
                work.Audit("filing.fetch", nameof(FilingWorkbook), id, $"rows={workbook.Rows}; sha256={workbook.Sha256}");
                return Task.FromResult<Result<JobFile>>(file);
            },
            ct);
    }

    /// <summary>Puts a workbook on the record, beside what the next one is compared with; not if another node of the installation has taken the job over.</summary>
    internal Task<Result<Done>> RecordAsync(JobRun run, Institution node, FilingWorkbookInput input, FilingWorkbookMade made) => db.WriteAsync<Done>(
        async work =>
        {
            if (!await run.HoldAsync(work))
                return JobErrors.LeaseLost;
            IOwned owner = node;
            var workbook = new FilingWorkbook
            {
                Id = Guid.CreateVersion7(),
                SeasonId = input.SeasonId,
                DistrictId = owner.DistrictId,
                SiteId = owner.SiteId,
                PointId = owner.PointId,
                InstitutionId = node.Id,
                NodeName = node.Name,
                States = input.States,
                Layout = input.Layout,
                Rows = made.Rows.Count,
                Added = made.Since?.Added,
                Changed = made.Since?.Changed,
                Revoked = made.Since?.Revoked,
                Sha256 = made.Sha256,
                FileId = made.FileId,
                MadeBy = work.Scope.UserId!.Value,
                MadeByName = work.Scope.DisplayName,
                MadeAt = work.Now,
            };
            work.Data.FilingWorkbooks.Add(workbook);
            work.Data.FilingWorkbookIndexes.Add(new FilingWorkbookIndex { WorkbookId = workbook.Id, Content = FilingWorkbookIndex.Write(made.Rows) });
            work.Audit("filing.workbook", nameof(FilingWorkbook), workbook.Id, $"rows={workbook.Rows}; sha256={workbook.Sha256}; season={workbook.SeasonId}; states={string.Join(' ', workbook.States)}");
            return Done.Yes;
        },
        run.Cancellation);

    /// <summary>The node whose filings are asked for, if the person may export them.</summary>
    private static async Task<Result<Institution>> NodeAsync(Work work, FilingWorkbookInput input)
    {
        var id = input.NodeId ?? work.Scope.NodeId;
        var node = await work.Data.Institutions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
        if (node is null)
            return Error.NotFound;
        return work.Scope.Can(Permission.ExportReports, node) ? node : Error.Forbidden;
    }
}
