using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

/// <summary>A former name or an alias as typed.</summary>
public sealed record InstitutionNameInput
{
    public InstitutionNameKind Kind { get; set; }
    public string Name { get; set; } = "";
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}

/// <summary>Former names and aliases: part of what the node's own administrator edits while it is not locked, and the levels above too.</summary>
public sealed class InstitutionNameService(Db db)
{
    /// <param name="id">The node.</param>
    /// <param name="input">The form.</param>
    /// <param name="replaces">The name that this one corrects; null adds one.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<Result<Done>> SaveAsync(Guid id, InstitutionNameInput input, Guid? replaces, CancellationToken ct = default) => ChangeAsync(
        id,
        (node, work) =>
        {
            var faults = new FieldFaults();
            var name = InstitutionInput.ReadName(input.Name, faults);
            var from = InstitutionInput.ReadDay(input.ValidFrom, faults, "validFrom");
            var to = InstitutionInput.ReadDay(input.ValidTo, faults, "validTo");
            if (faults.Any)
                return faults.ToError();
            if (replaces is { } old && node.RemoveName(old).Error is { } gone)
                return gone;
            work.Audit(replaces is null ? "institution.add-name" : "institution.edit-name", nameof(Institution), id, name);
            return node.AddName(input.Kind, name, from, to, ShanghaiTime.DateOf(work.Now)).Map(_ => Done.Yes);
        },
        ct);

    public Task<Result<Done>> RemoveAsync(Guid id, Guid nameId, CancellationToken ct = default) => ChangeAsync(
        id,
        (node, work) =>
        {
            work.Audit("institution.remove-name", nameof(Institution), id, node.OtherNames.FirstOrDefault(name => name.Id == nameId)?.Name);
            return node.RemoveName(nameId);
        },
        ct);

    private Task<Result<Done>> ChangeAsync(Guid id, Func<Institution, Work, Result<Done>> change, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var node = await work.Data.Institutions.Include(row => row.OtherNames).SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (node is null)
                return Error.NotFound;
            if (!InstitutionService.MayEdit(work.Scope, node))
                return Error.Forbidden;

            // Dates alone leave the node's row as it is; two people who change dates at once must meet all the same.
            work.Data.Entry(node).Property(row => row.Version).IsModified = true;
            work.Publish(ChangeKind.Institution, id, node);
            return change(node, work);
        },
        ct);
}
