namespace AdminConsole.Auditing;

/// <summary>One act on the record: who, for which node, what, when, from where, before and after (masked). Rows are only ever added.</summary>
public sealed class AuditEntry
{
    public const int ActionLength = 60, ObjectIdLength = 100, TextLength = 1000, RolesLength = 300, SessionLength = 32;

    /// <summary>Order of commit, without gaps (AL-06). Given when the entry joins the chain, like <see cref="Mac"/>.</summary>
    public long Sequence { get; internal set; }

    /// <summary>HMAC-SHA-256 over this entry and the <see cref="Mac"/> of the one before (<see cref="AuditChain"/>).</summary>
    public byte[] Mac { get; internal set; } = [];

    public required DateTime At { get; init; }
    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }

    /// <summary>The roles the actor held at that moment, by name; null for clients and the product itself.</summary>
    public string? ActorRoles { get; init; }

    /// <summary>The node the actor acted for.</summary>
    public Guid? NodeId { get; init; }

    public string? ClientAddress { get; init; }
    public string? TraceId { get; init; }

    /// <summary>Tells one sign-in of a person from another.</summary>
    public string? Session { get; init; }

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
