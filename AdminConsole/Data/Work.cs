using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Data;

/// <summary>One unit of work: the scoped context, the moment, and what to record and announce when it commits.</summary>
public sealed class Work
{
    private readonly List<AuditNote> audits = [];
    private readonly HashSet<ChangeEvent> changes = [];
    private readonly Func<Work, Task> save;

    internal Work(AppDbContext data, AccessScope scope, DateTime now, Func<Work, Task> save, CancellationToken ct) =>
        (Data, Scope, Now, this.save, Cancellation) = (data, scope, now, save, ct);

    public AppDbContext Data { get; }
    public AccessScope Scope { get; }

    /// <summary>The moment of the act (UTC).</summary>
    public DateTime Now { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>What this unit has changed so far, for the record.</summary>
    internal ChangeLog Log { get; } = new();

    internal bool HasChanges { get; set; }

    internal List<AuditNote> Audits => audits;
    internal IReadOnlyCollection<ChangeEvent> Changes => changes;

    /// <summary>Writes the changes made so far, so that this unit's own queries see them. Nothing is committed before the unit ends.</summary>
    public Task SaveAsync() => save(this);

    /// <summary>Puts the act on the record, in the same transaction.</summary>
    /// <param name="action">Object and verb, e.g. <c>submission.approve</c>.</param>
    /// <param name="objectType">Entity name.</param>
    /// <param name="objectId">Its key.</param>
    /// <param name="reason">What the person gave as a reason; never a personal value.</param>
    /// <param name="outcome"><c>ok</c>, or the code of a refusal that is itself recorded.</param>
    public void Audit(string action, string objectType, object objectId, string? reason = null, string outcome = "ok") =>
        audits.Add(new AuditNote(action, objectType, objectId.ToString()!, reason, outcome));

    /// <summary>Puts an act on many objects on the record, each with what was changed of it alone. Call after <see cref="SaveAsync"/>, which is what writes the changes down.</summary>
    public void AuditEach(string action, string objectType, IEnumerable<Guid> objectIds, string? reason = null) =>
        audits.AddRange(objectIds.Select(id => new AuditNote(action, objectType, id.ToString(), reason, "ok") { IsAlone = true, Changes = Log.Take(objectType, id) }));

    /// <summary>Announces a change to open screens once the transaction is committed.</summary>
    public void Publish(ChangeKind kind, Guid id, IOwned owner) => changes.Add(new ChangeEvent(kind, id, Ancestry.Of(owner)));

    /// <summary>Announces a change of something that belongs to no node.</summary>
    public void Publish(ChangeKind kind, Guid id) => changes.Add(new ChangeEvent(kind, id, default));

    internal sealed record AuditNote(string Action, string ObjectType, string ObjectId, string? Reason, string Outcome)
    {
        /// <summary>Whether it is told with its own <see cref="Changes"/> instead of all that the unit changed.</summary>
        public bool IsAlone { get; init; }

        public string? Changes { get; init; }
    }
}
