using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdminConsole.Data;

/// <summary>
/// The only door to the database. Open (the acting person's scope applied) → work → commit: exactly one transaction with the audit entries in it; after it
/// succeeded, and only then, the change events go out.
/// </summary>
public sealed class Db(AppDbContextFactory contexts, ActingScope acting, AuditOrigin origin, ChangeFeed feed, TimeProvider clock, AuditTrail trail, RefusalLimit refusals, ILogger<Db> log)
{
    private const int MostTries = 3;
    private static readonly AsyncLocal<bool> Writing = new();

    /// <summary>Reads under the acting person's scope, without tracking.</summary>
    public async Task<T> ReadAsync<T>(Func<AppDbContext, CancellationToken, Task<T>> read, CancellationToken ct = default)
    {
        await using var data = contexts.Create(await acting.GetAsync(ct));
        data.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(data, ct);
    }

    /// <summary>
    /// Runs one unit of work. An <see cref="Error"/> rolls everything back. A lost race becomes <c>version_conflict</c>; a row that came
    /// first (a unique value, a reference to what is being deleted) runs the work again, which then finds it. The work must touch nothing but the database.
    /// </summary>
    /// <exception cref="InvalidOperationException">Rows changed without an audit entry, or with one that <see cref="AuditActions"/> does not know, or outside the scope: defects of the caller.</exception>
    /// <param name="work">What to do.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="file">Whose work it is, for the record of what is refused.</param>
    /// <param name="member">Which of its acts.</param>
    public async Task<Result<T>> WriteAsync<T>(Func<Work, Task<Result<T>>> work, CancellationToken ct = default, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        if (Writing.Value)
            throw new InvalidOperationException("A unit of work must not start another one.");
        var operation = $"{Path.GetFileNameWithoutExtension(file)}.{member}";
        var unit = DbTelemetry.Begin(operation);
        var outcome = "failed";
        Result<T> result;
        try
        {
            result = await TryAsync(await acting.GetAsync(ct), work, ct);
            outcome = result.IsOk ? "ok" : result.Error.Code;
        }
        finally
        {
            unit.End(outcome);
        }

        if (!result.IsOk && result.Error.Kind is ErrorKind.Forbidden or ErrorKind.NotFound && !await RecordRefusalAsync("Operation", operation, result.Error.Code, ct))
            return DataErrors.AuditUnavailable;
        return result;
    }

    /// <summary>Puts on the record that something was refused to whoever acts here. False when it could not be put there (AL-03).</summary>
    /// <param name="kind">What was asked: an address, or an operation of the product.</param>
    /// <param name="asked">Which one.</param>
    /// <param name="code">Code of the refusal.</param>
    /// <param name="ct">Cancellation.</param>
    internal async Task<bool> RecordRefusalAsync(string kind, string asked, string code, CancellationToken ct)
    {
        origin.RefusalIsRecorded = true;
        var scope = await acting.GetAsync(ct);
        if (scope.Kind == ScopeKind.System || refusals.Take(scope.Kind == ScopeKind.None ? origin.ClientAddress ?? "" : $"{scope.UserId ?? scope.NodeId}", asked, code) is not { } before)
            return true;
        var recorded = await TryAsync<Done>(
            scope,
            work =>
            {
                work.Audit(RefusalRecord.Action, kind, asked, before == 0 ? null : $"before={before}", code);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.IsOk;
    }

    private async Task<Result<T>> TryAsync<T>(AccessScope scope, Func<Work, Task<Result<T>>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(scope, work, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Error.VersionConflict;
            }
            catch (DbUpdateException exception) when (exception.InnerException is DbException failure && contexts.IsConstraintViolation(failure))
            {
                if (attempt == MostTries)
                    return DataErrors.AlreadyThere;
            }
            catch (Exception exception) when (contexts.ErrorOf(exception) is { } passing)
            {
                if (passing == DataErrors.StorageUnavailable)
                    log.LogCritical("The disk is full");
                return passing;
            }
            catch (AuditUnavailableException exception)
            {
                log.LogError(exception, "A change was not made because it could not be put on the record");
                return DataErrors.AuditUnavailable;
            }
        }
    }

    private async Task<Result<T>> RunOnceAsync<T>(AccessScope scope, Func<Work, Task<Result<T>>> work, CancellationToken ct)
    {
        Result<T> result = default;
        IReadOnlyCollection<ChangeEvent> changes = [];
        IReadOnlyCollection<AuditEntry> recorded = [];
        await contexts.RunUnitAsync(
            scope,
            async data =>
            {
                Writing.Value = true;
                var unit = new Work(data, scope, clock.GetUtcNow().UtcDateTime, SaveAsync, ct);
                result = await work(unit);
                if (!result.IsOk)
                    return false;
                Prepare(unit);
                if (unit.HasChanges && scope.Kind != ScopeKind.System && contexts.IsAlmostFull)
                {
                    // What little room there is left is for the record alone: people go on signing in and reading (DU-05).
                    result = DataErrors.StorageUnavailable;
                    return false;
                }

                var entries = EntriesOf(unit);
                await data.SaveChangesAsync(ct);
                await data.Tally.WriteAsync(data, ct);
                await trail.AppendAsync(data, entries, ct);
                (changes, recorded) = (unit.Changes, entries);
                await contexts.AnnounceAsync(data, changes, ct);
                return true;
            },
            ct);
        feed.Publish(changes);
        DbTelemetry.Committed(recorded, changes);
        return result;
    }

    private static async Task SaveAsync(Work unit)
    {
        Prepare(unit);
        await unit.Data.SaveChangesAsync(unit.Cancellation);
    }

    /// <summary>Checks the scope of every row about to be written, sets version tokens and notes what changes.</summary>
    private static void Prepare(Work unit)
    {
        var tracker = unit.Data.ChangeTracker;
        tracker.DetectChanges();
        Reverification.OfChanges(unit);
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            unit.HasChanges |= entry.Entity is not (IUnrecorded or IDerived);
            if (!IsWithin(unit.Scope, entry))
                throw new InvalidOperationException($"A change to {entry.Metadata.ClrType.Name} lies outside the acting scope.");

            // A new row may bring its first version, because an answer that is stored with the row has to name it.
            if (entry is { Entity: IVersioned versioned, State: not EntityState.Deleted } && (entry.State == EntityState.Modified || versioned.Version == Guid.Empty))
                versioned.Version = Guid.CreateVersion7();
        }

        unit.Log.Add(tracker);
    }

    /// <summary>The audit entries of the whole unit.</summary>
    private List<AuditEntry> EntriesOf(Work unit)
    {
        if (unit.HasChanges && unit.Audits.Count == 0)
            throw new InvalidOperationException("A change was not given an audit entry.");
        if (unit.Audits.Find(audit => !AuditActions.All.Contains(audit.Action)) is { } unknown)
            throw new InvalidOperationException($"{unknown.Action} is not among the acts that may stand on the record.");
        var changes = unit.Log.ToJson();

        // To the microsecond, which is what both engines keep.
        var at = unit.Now.AddTicks(-(unit.Now.Ticks % TimeSpan.TicksPerMicrosecond));
        return unit.Audits.ConvertAll(audit => new AuditEntry
        {
            At = at,
            ActorId = unit.Scope.UserId ?? (unit.Scope.Kind == ScopeKind.ApiClient ? unit.Scope.NodeId : null),
            ActorName = unit.Scope.DisplayName,
            ActorRoles = unit.Scope.Roles.Count == 0 ? null : string.Join(',', unit.Scope.Roles.Order()),
            NodeId = unit.Scope.UserId is null ? null : unit.Scope.NodeId,
            ClientAddress = origin.ClientAddress,
            Session = origin.Session,
            TraceId = Activity.Current?.TraceId.ToString(),
            Action = audit.Action,
            ObjectType = audit.ObjectType,
            ObjectId = audit.ObjectId,
            Outcome = audit.Outcome,
            Reason = AuditText.Clean(audit.Reason),
            Changes = audit.IsAlone ? audit.Changes : changes,
        });
    }

    private static bool IsWithin(AccessScope scope, EntityEntry entry)
    {
        if (scope.Kind == ScopeKind.System)
            return true;
        if (scope.Kind == ScopeKind.ApiClient)
            return entry.Entity is not IClientOwned brought ? entry.Entity is not IOwned : brought.ClientId == scope.NodeId;
        if (entry.Entity is not IOwned owned)
            return scope.Kind != ScopeKind.None;
        if (!scope.Covers(owned))
            return false;
        return entry.State == EntityState.Added || scope.Covers(Before(entry, owned));
    }

    /// <summary>Where the row stood before the change.</summary>
    private static Ancestry Before(EntityEntry entry, IOwned owned) => new(
        entry.OriginalValues.GetValue<Guid>(nameof(IOwned.DistrictId)),
        entry.OriginalValues.GetValue<Guid?>(nameof(IOwned.SiteId)),
        entry.OriginalValues.GetValue<Guid?>(nameof(IOwned.PointId)),
        owned is Institution node ? node.Id : entry.OriginalValues.GetValue<Guid>(nameof(IOwned.InstitutionId)));
}
