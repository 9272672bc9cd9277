using AdminConsole.Auditing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Review;

namespace AdminConsole.Authorization.Sessions;

/// <summary>
/// One sign-in of a person, shared by all nodes. The cookie names it and carries its key; it holds while this row says so. <see cref="SessionService"/> alone
/// changes it.
/// </summary>
public sealed class UserSession : IUserOwned, IUnrecorded
{
    public const int KeyLength = 32, StampLength = 64, MethodLength = 20, AddressLength = 45;

    /// <summary>As <see cref="AuditOrigin.SessionClaim"/> names it: one sign-in, one id, on the record too.</summary>
    public required string Id { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>What the cookie must carry beside the id; drawn anew at each step-up, so that an older copy of the cookie opens nothing (AU-10).</summary>
    public required string Key { get; set; }

    /// <summary>The user's stamp that it goes on under; with another one it is over (AU-11).</summary>
    public required string Stamp { get; set; }

    public required DateTime StartedAt { get; init; }

    /// <summary>The last thing that the person did, to within a minute.</summary>
    public required DateTime ActiveAt { get; set; }

    /// <summary>When the person last proved who they are (AZ-09).</summary>
    public required DateTime AuthenticatedAt { get; set; }

    /// <summary>With what they signed in, as the record says it.</summary>
    public required string Method { get; init; }

    public string? ClientAddress { get; init; }

    /// <summary>See <see cref="BrowserName"/>.</summary>
    public string? Browser { get; init; }

    public DateTime? EndedAt { get; private set; }

    public SessionEnding? Ending { get; private set; }

    /// <summary>Why it is over at this moment; null while it goes on.</summary>
    public SessionEnding? EndingAt(DateTime now, SessionLimits limits, string? stamp) => Ending ?? (Stamp == stamp ? limits.EndingAt(now, StartedAt, ActiveAt) : SessionEnding.Outdated);

    public void End(SessionEnding why, DateTime now) => (Ending, EndedAt) = (why, now);
}
