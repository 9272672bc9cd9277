namespace AdminConsole.Auditing;

/// <summary>One act on the record: who, for which node, what, when, from where, before and after (masked). Rows are only ever added.</summary>
public sealed class AuditEntry
{
    public const int ActionLength = 60, TextLength = 1000;

    /// <summary>Order of commit.</summary>
    public long Sequence { get; init; }

    public required DateTime At { get; init; }
    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }

    /// <summary>The node the actor acted for.</summary>
    public Guid? NodeId { get; init; }

    public string? ClientAddress { get; init; }
    public string? TraceId { get; init; }

    /// <summary>Object and verb, e.g. <c>submission.approve</c>.</summary>
    public required string Action { get; init; }

    public required string ObjectType { get; init; }
    public required string ObjectId { get; init; }

    /// <summary><c>ok</c>, or the code of the refusal.</summary>
    public required string Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>JSON of changed fields with before and after; personal fields show only that they changed.</summary>
    public string? Changes { get; init; }
}
