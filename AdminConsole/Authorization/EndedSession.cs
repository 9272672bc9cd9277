namespace AdminConsole.Authorization;

/// <summary>A session that its owner signed out of: its cookie opens nothing any more, whoever kept a copy (BR-04). The row stays for as long as the cookie could.</summary>
public sealed class EndedSession
{
    /// <summary>As <see cref="Auditing.AuditOrigin.SessionClaim"/> names it.</summary>
    public required string Session { get; init; }

    public required Guid UserId { get; init; }

    public required DateTime EndedAt { get; init; }
}
