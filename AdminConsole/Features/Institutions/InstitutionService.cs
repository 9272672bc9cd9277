using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

/// <summary>Changes of one node: its profile, its name and category, its lock, its suspension.</summary>
public sealed class InstitutionService(Db db)
{
    /// <summary>How long a lock can be taken back; nobody is told of it before.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromSeconds(60);

    /// <summary>Who keeps a node's data, and hears what a level above does with them.</summary>
    internal static readonly Role[] Keepers = [Role.InstitutionAdministrator, Role.PointStaff, Role.SiteStaff];

    /// <summary>Whether the person may change the profile while it is not locked: the own node's people, and the levels above.</summary>
    public static bool MayEdit(AccessScope scope, IOwned node) => scope.Can(Permission.EditOwnProfile, node) || scope.Can(Permission.EditInstitutions, node);

    /// <summary>锁定: the data have been checked from above and are frozen.</summary>
    /// <param name="id">The node.</param>
    /// <param name="note">What the node gets to read with it.</param>
    /// <param name="version">Of the node as it was checked; null takes it as it is.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<Done>> LockAsync(Guid id, string? note, Guid? version = null, CancellationToken ct = default) =>
        (await SetLockAsync(id, locks: true, note, version, ct)).Map(_ => Done.Yes);

    /// <summary>解锁. The note goes on the record only.</summary>
    public async Task<Result<Done>> UnlockAsync(Guid id, string? note, Guid? version = null, CancellationToken ct = default) =>
        (await SetLockAsync(id, locks: false, note, version, ct)).Map(_ => Done.Yes);

    /// <summary>暂停受理, with the reason that reviewers and API callers get to read.</summary>
    public Task<Result<Done>> SuspendAsync(Guid id, string? reason, CancellationToken ct = default) => FromAboveAsync<Done>(
        id, Permission.SuspendInstitutions, "institution.suspend", "reason", reason, null,
        (node, work, why) =>
        {
            if (why is null)
                return Task.FromResult<Result<Done>>(Error.Field("reason", new Phrase("institution.fault.required")));
            Tell(work, node, new Phrase("institution.told_suspended", why));
            return Task.FromResult(node.Suspend(why, work.Scope.DisplayName, work.Now));
        },
        ct);

    /// <summary>恢复受理.</summary>
    public Task<Result<Done>> ResumeAsync(Guid id, string? note, CancellationToken ct = default) => FromAboveAsync<Done>(
        id, Permission.SuspendInstitutions, "institution.resume", "reason", note, null,
        (node, work, _) =>
        {
            Tell(work, node, new Phrase("institution.told_resumed"));
            return Task.FromResult(node.Resume());
        },
        ct);

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
            var fields = input.ToFields(node.Kind);
            if (!fields.IsOk)
                return fields.Error;
            var (code, division, profile) = fields.Value;
            if (code is not null && await work.Data.IsCodeTakenAsync(code, id, work.Cancellation))
                return Error.Field("code", new Phrase("institution.fault.code_taken"));
            work.Audit("institution.edit-profile", nameof(Institution), id);
            work.Publish(ChangeKind.Institution, id, node);
            return node.EditProfile(code, division, profile);
        },
        ct);

    /// <summary>Name and category, from above only. The name that goes can stay as a former name.</summary>
    public Task<Result<Done>> ChangeIdentityAsync(Guid id, InstitutionInput input, Guid version, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var node = await work.Data.Institutions.Include(row => row.OtherNames).SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (node is null)
                return Error.NotFound;
            if (node.Id == work.Scope.NodeId)
                return InstitutionErrors.OwnNode;
            if (!work.Scope.Can(Permission.EditInstitutions, node))
                return Error.Forbidden;
            if (node.IsLocked)
                return InstitutionErrors.Locked;
            return node.Version == version ? ApplyIdentity(work, node, input) : Error.VersionConflict;
        },
        ct);

    /// <summary>The change itself, on the record, for whoever has checked that it comes from above. The node's other names are loaded.</summary>
    internal static Result<Done> ApplyIdentity(Work work, Institution node, InstitutionInput input)
    {
        work.Audit("institution.edit-identity", nameof(Institution), node.Id);
        return ChangeIdentity(work, node, input);
    }

    /// <summary>The same for an act that puts itself on the record.</summary>
    internal static Result<Done> ChangeIdentity(Work work, Institution node, InstitutionInput input)
    {
        var faults = new FieldFaults();
        var name = InstitutionInput.ReadName(input.Name, faults);
        var category = InstitutionInput.ReadCategory(input.CategoryCode, faults);
        var today = ShanghaiTime.DateOf(work.Now);
        var (former, from) = (node.Name, node.LastDayOfFormerNames?.AddDays(1));
        var until = InstitutionInput.ReadDay(input.FormerUntil, faults, "formerUntil");
        if (faults.Any)
            return faults.ToError();

        // A name that did not hold for a whole day, such as one mistyped this morning, leaves nothing behind unless somebody says so.
        var keeps = input.KeepsFormerName && !InstitutionNames.Same(name, former) && (until is not null || from is null || from < today);
        var changed = node.ChangeIdentity(name, category);
        if (!changed.IsOk)
            return changed;
        if (keeps && node.AddName(InstitutionNameKind.Former, former, from, until ?? today.AddDays(-1), today).Error is { } refusal)
            return refusal.Fields.Count == 0 ? refusal : Error.Field("formerUntil", refusal.Fields.Values.First()[0]);

        // People see their node's name in the frame of every page.
        work.Publish(ChangeKind.InstitutionTree, node.Id, node);
        return Done.Yes;
    }

    /// <summary>Locks or unlocks, and says what is needed to undo just that.</summary>
    internal Task<Result<LockReceipt>> SetLockAsync(Guid id, bool locks, string? note, Guid? version, CancellationToken ct) => FromAboveAsync<LockReceipt>(
        id, Permission.LockInstitutions, locks ? "institution.lock" : "institution.unlock", "note", note, version,
        async (node, work, why) =>
        {
            var before = InstitutionLock.Of(node);
            var done = locks ? node.Lock(work.Scope.DisplayName, work.Now, why) : node.Unlock();
            if (!done.IsOk)
                return done.Error;
            Tell(work, node, new Phrase(locks ? "institution.told_locked" : "institution.told_unlocked"), work.Now + UndoWindow);
            await work.SaveAsync();
            return new LockReceipt(node.Version, before);
        },
        ct);

    /// <summary>Takes a lock or an unlock back, provided that nothing happened to the node since.</summary>
    internal Task<Result<LockReceipt>> UndoLockAsync(Guid id, LockReceipt receipt, CancellationToken ct) => FromAboveAsync<LockReceipt>(
        id, Permission.LockInstitutions, "institution.lock-undo", "note", null, receipt.Version,
        async (node, work, _) =>
        {
            var undone = receipt.Before is { } lockBefore ? node.Lock(lockBefore.By, lockBefore.At, lockBefore.Note) : node.Unlock();
            if (!undone.IsOk)
                return undone.Error;
            await work.TakeBackAsync(id);
            await work.SaveAsync();
            return new LockReceipt(node.Version, null);
        },
        ct);

    private static void Tell(Work work, Institution node, Phrase words, DateTime? notBefore = null) => work.Tell(Audience.At(node, Keepers), node.Id, words, $"institutions/{node.Id}", notBefore);

    /// <summary>What only a level above does; a node never does it to itself (AZ-10).</summary>
    private Task<Result<T>> FromAboveAsync<T>(
        Guid id, Permission permission, string action, string path, string? text, Guid? version, Func<Institution, Work, string?, Task<Result<T>>> actAsync, CancellationToken ct) => db.WriteAsync<T>(
        async work =>
        {
            var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (node is null)
                return Error.NotFound;
            if (node.Id == work.Scope.NodeId)
                return InstitutionErrors.OwnNode;
            if (!work.Scope.Can(permission, node))
                return Error.Forbidden;
            var verdict = TextRules.FreeText(text, Institution.NoteLength);
            if (verdict.Fault is { } fault)
                return Error.Field(path, fault);
            if (version is not null && node.Version != version)
                return Error.VersionConflict;
            var reason = verdict.Value.Length == 0 ? null : verdict.Value;
            work.Audit(action, nameof(Institution), id, reason);
            work.Publish(ChangeKind.Institution, id, node);
            return await actAsync(node, work, reason);
        },
        ct);
}

/// <summary>What undoing a lock or an unlock needs.</summary>
/// <param name="Version">Of the node right after the act: whatever happens to it later makes another one.</param>
/// <param name="Before">The lock that was there before; null = none.</param>
public sealed record LockReceipt(Guid Version, InstitutionLock? Before);
