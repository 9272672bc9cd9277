using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

public sealed class InstitutionService(Db db)
{
    /// <summary>Whether the person may change the profile while it is not locked: the own node's people, and the levels above.</summary>
    public static bool MayEdit(AccessScope scope, Institution node) => scope.Can(Permission.EditOwnProfile, node) || scope.Can(Permission.EditInstitutions, node);

    /// <summary>锁定: the data have been checked from above and are frozen.</summary>
    public Task<Result<Done>> LockAsync(Guid id, string? note, CancellationToken ct = default) =>
        FromAboveAsync(id, "institution.lock", note, (node, work, reason) => node.Lock(work.Scope.DisplayName, work.Now, reason), ct);

    /// <summary>解锁. The note goes on the record only.</summary>
    public Task<Result<Done>> UnlockAsync(Guid id, string? note, CancellationToken ct = default) =>
        FromAboveAsync(id, "institution.unlock", note, (node, _, _) => node.Unlock(), ct);

    /// <param name="id">The node.</param>
    /// <param name="input">The form.</param>
    /// <param name="version">Of the node as the form was filled from.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<Result<Done>> SaveProfileAsync(Guid id, InstitutionProfileInput input, Guid version, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (node is null)
                return Error.NotFound;
            if (!MayEdit(work.Scope, node))
                return Error.Forbidden;
            if (node.IsLocked)
                return InstitutionErrors.Locked;
            if (node.Version != version)
                return Error.VersionConflict;
            var profile = input.ToProfile();
            if (!profile.IsOk)
                return profile.Error;
            work.Audit("institution.edit-profile", nameof(Institution), id);
            work.Publish(ChangeKind.Institution, id, node);
            return node.EditProfile(profile.Value);
        },
        ct);

    /// <summary>What only a level above does; a node never does it to itself (AZ-10).</summary>
    private Task<Result<Done>> FromAboveAsync(Guid id, string action, string? note, Func<Institution, Work, string?, Result<Done>> act, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (node is null)
                return Error.NotFound;
            if (node.Id == work.Scope.NodeId)
                return InstitutionErrors.OwnNode;
            if (!work.Scope.Can(Permission.LockInstitutions, node))
                return Error.Forbidden;
            var text = TextRules.FreeText(note, Institution.NoteLength);
            if (text.Fault is { } fault)
                return Error.Field("note", fault);
            var reason = text.Value.Length == 0 ? null : text.Value;
            work.Audit(action, nameof(Institution), id, reason);
            work.Publish(ChangeKind.Institution, id, node);
            return act(node, work, reason);
        },
        ct);
}
