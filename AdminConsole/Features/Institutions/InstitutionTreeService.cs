using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

/// <summary>Changes of the tree: nodes come, move and go. Everybody's scope is resolved anew afterwards.</summary>
public sealed class InstitutionTreeService(Db db)
{
    public Task<Result<Guid>> CreateAsync(InstitutionInput input, CancellationToken ct = default) => db.WriteAsync<Guid>(
        async work =>
        {
            var faults = new FieldFaults();
            var name = InstitutionInput.ReadName(input.Name, faults);
            var category = InstitutionInput.ReadCategory(input.CategoryCode, faults);
            var parentId = Guid.TryParse(input.ParentId, out var id) ? id : Guid.Empty;
            var parent = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == parentId, work.Cancellation);
            if (parent is null)
                faults.Add("parentId", "institution.fault.code");
            else if (!work.Scope.Can(Permission.CreateInstitutions, parent))
                return Error.Forbidden;
            else if (input.Kind <= parent.Kind)
                faults.Add("parentId", "error.unit_cannot_report_there", input.Kind, parent.Kind);
            var fields = input.Profile.ToFields(input.Kind);
            foreach (var (path, found) in fields.Error?.Fields ?? new Dictionary<string, IReadOnlyList<Phrase>>())
                faults.Add(path, found[0]);
            if (fields is { IsOk: true, Value.Code: { } code } && await work.Data.IsCodeTakenAsync(code, Guid.Empty, work.Cancellation))
                faults.Add("code", "institution.fault.code_taken");
            if (faults.Any || parent is null || !fields.IsOk)
                return faults.ToError();
            var node = Institution.Create(Guid.CreateVersion7(), input.Kind, parent, name, category, fields.Value.Code, fields.Value.DivisionCode, fields.Value.Profile);
            work.Data.Institutions.Add(node);
            work.Audit("institution.create", nameof(Institution), node.Id);
            work.Publish(ChangeKind.InstitutionTree, node.Id, node);
            return node.Id;
        },
        ct);

    /// <summary>Makes the node report to another level; everything that belongs to it or lies below it goes with it.</summary>
    public Task<Result<Done>> MoveAsync(Guid id, Guid parentId, Guid version, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (node is null)
                return Error.NotFound;
            if (node.Id == work.Scope.NodeId)
                return InstitutionErrors.OwnNode;
            if (!work.Scope.Can(Permission.MoveInstitutions, node))
                return Error.Forbidden;
            return node.Version == version ? await ApplyMoveAsync(work, node, parentId) : Error.VersionConflict;
        },
        ct);

    /// <summary>Refused, with the counts, while anything hangs on the node.</summary>
    public Task<Result<Done>> DeleteAsync(Guid id, Guid version, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (node is null)
                return Error.NotFound;
            if (node.Id == work.Scope.NodeId)
                return InstitutionErrors.OwnNode;
            if (!work.Scope.Can(Permission.DeleteInstitutions, node))
                return Error.Forbidden;
            if (node.IsLocked)
                return InstitutionErrors.Locked;
            if (node.Version != version)
                return Error.VersionConflict;
            if (InstitutionTreeQueries.Holdings(await work.Data.HoldingsAsync(id, work.Cancellation)) is { Count: > 0 } holdings)
                return InstitutionPageErrors.InUse(holdings);
            work.Data.Institutions.Remove(node);
            work.Audit("institution.delete", nameof(Institution), id, node.Name);
            work.Publish(ChangeKind.InstitutionTree, id, node);
            return Done.Yes;
        },
        ct);

    /// <summary>The move itself, for whoever has checked that it comes from above; the new level has to lie in the acting scope as well.</summary>
    internal static async Task<Result<Done>> ApplyMoveAsync(Work work, Institution node, Guid parentId)
    {
        var parent = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == parentId, work.Cancellation);
        if (parent is null)
            return Error.Field("parentId", new Phrase("institution.fault.code"));
        var before = Ancestry.Of(node);
        var moved = node.MoveTo(parent);
        if (!moved.IsOk)
            return moved;
        await work.SaveAsync();
        await work.Data.MoveOwnedAsync(node, work.Cancellation);
        work.Audit("institution.move", nameof(Institution), node.Id, parent.Name);

        // To those who lose it and to those who get it.
        work.Publish(ChangeKind.InstitutionTree, node.Id, before);
        work.Publish(ChangeKind.InstitutionTree, node.Id, node);
        return Done.Yes;
    }
}
