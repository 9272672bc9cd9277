using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>Writes what was previewed: everything in one transaction, or nothing (XL-03).</summary>
public sealed class InstitutionImportService(Db db, JobService jobs, JobQueries queries)
{
    /// <summary>Rows that are tracked at once.</summary>
    private const int Together = 500;

    /// <summary>Asks for the previewed import to be written, by a job of its own.</summary>
    /// <param name="previewJob">The acting person's own job that made the preview.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The id of the job that writes.</returns>
    public async Task<Result<Guid>> RequestAsync(Guid previewJob, CancellationToken ct = default)
    {
        if (await queries.OutputAsync<InstitutionImportPreview>(previewJob, ct) is not { Fingerprint: { } agreed, Input: var input })
            return Error.NotFound;
        return await jobs.RequestAsync(InstitutionImportJob.Kind, input.FileName, input with { Agreed = agreed }, input.FileId, ct);
    }

    internal Task<Result<Done>> WriteAsync(JobRun run, InstitutionImportInput input, InstitutionImportPlan plan) => db.WriteAsync<Done>(
        async work =>
        {
            if (!work.Scope.Can(Permission.ImportInstitutions))
                return Error.Forbidden;
            if (!await run.HoldAsync(work))
                return JobErrors.LeaseLost;
            var total = plan.Added.Count + plan.Changed.Count;
            var written = 0;
            foreach (var some in plan.Changed.Chunk(Together))
            {
                if (await ChangeAsync(work, some, input) is { } refusal)
                    return refusal;
                run.Report(written += some.Length, total);
            }

            var parents = await ParentsAsync(work, plan);
            var made = new Dictionary<int, Institution>();
            foreach (var some in plan.Added.Chunk(Together))
            {
                if (await AddAsync(work, some, parents, made, input) is { } refusal)
                    return refusal;
                run.Report(written += some.Length, total);
            }

            work.Audit("institution.import", "InstitutionImport", run.Id, $"added={plan.Added.Count}; changed={plan.Changed.Count}; source={input.FileName}; sha256={input.Sha256}");
            return Done.Yes;
        },
        run.Cancellation);

    private static async Task<Error?> ChangeAsync(Work work, IReadOnlyList<PlannedChange> changes, InstitutionImportInput input)
    {
        var ids = changes.Select(change => change.Before.Id).ToList();
        var nodes = await work.Data.Institutions.Include(row => row.OtherNames).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, work.Cancellation);
        foreach (var change in changes)
        {
            if (!nodes.TryGetValue(change.Before.Id, out var node) || node.Version != change.Before.Version)
                return InstitutionPageErrors.ImportStale;
            if (Change(work, node, change) is { Error: { } refusal })
                return InstitutionPageErrors.ImportRow(change.Row, refusal.Fields.Count == 0 ? refusal.Phrase : refusal.Fields.Values.First()[0]);
        }

        await work.SaveAsync();
        work.AuditEach("institution.import", nameof(Institution), ids, input.FileName);
        work.Data.ChangeTracker.Clear();
        return null;
    }

    private static Result<Done> Change(Work work, Institution node, PlannedChange change)
    {
        if (change.Fields is { } fields)
        {
            if (!InstitutionService.MayEdit(work.Scope, node))
                return Error.Forbidden;
            if (node.EditProfile(fields.Code, fields.DivisionCode, fields.Profile) is { Error: { } refusal })
                return refusal;
            work.Publish(ChangeKind.Institution, node.Id, node);
        }

        if (change.Identity is not { } identity)
            return Done.Yes;
        return node.Id == work.Scope.NodeId || !work.Scope.Can(Permission.EditInstitutions, node) ? Error.Forbidden : InstitutionService.ChangeIdentity(work, node, identity);
    }

    /// <summary>The levels of the library that new nodes report to. They stay tracked by nothing: they do not change.</summary>
    private static async Task<Dictionary<Guid, Institution>> ParentsAsync(Work work, InstitutionImportPlan plan)
    {
        var ids = plan.Added.Select(node => node.ParentId).OfType<Guid>().Distinct().ToList();
        Dictionary<Guid, Institution> parents = [];
        foreach (var some in ids.Chunk(Together))
        {
            foreach (var parent in await work.Data.Institutions.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync(work.Cancellation))
            {
                parents[parent.Id] = parent;
                work.Publish(ChangeKind.InstitutionTree, parent.Id, parent);
            }
        }

        return parents;
    }

    /// <param name="work">The unit.</param>
    /// <param name="nodes">Levels before what reports to them.</param>
    /// <param name="parents">Levels of the library by id.</param>
    /// <param name="made">Levels of the file by row, as they come.</param>
    /// <param name="input">The request.</param>
    private static async Task<Error?> AddAsync(Work work, IReadOnlyList<PlannedNode> nodes, Dictionary<Guid, Institution> parents, Dictionary<int, Institution> made, InstitutionImportInput input)
    {
        List<Institution> rows = new(nodes.Count);
        foreach (var planned in nodes)
        {
            var parent = planned.ParentId is { } parentId ? parents.GetValueOrDefault(parentId) : made.GetValueOrDefault(planned.ParentRow!.Value);
            if (parent is null || planned.Kind <= parent.Kind)
                return InstitutionPageErrors.ImportStale;
            if (!work.Scope.Can(Permission.CreateInstitutions, parent))
                return Error.Forbidden;
            var node = Institution.Create(Guid.CreateVersion7(), planned.Kind, parent, planned.Name, planned.CategoryCode, planned.Fields.Code, planned.Fields.DivisionCode, planned.Fields.Profile);
            if (planned.Kind < InstitutionKind.Institution)
                made[planned.Row] = node;
            node.Version = Guid.CreateVersion7();
            rows.Add(node);
        }

        await work.Data.InsertAsync(rows, work.Cancellation);
        work.AuditEach("institution.import", nameof(Institution), rows.Select(row => row.Id), input.FileName);
        return null;
    }
}
