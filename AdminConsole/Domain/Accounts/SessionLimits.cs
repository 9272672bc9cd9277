namespace AdminConsole.Domain.Accounts;

/// <summary>Why a session is over. What a person did not do is said at the sign-in that follows.</summary>
public enum SessionEnding
{
    SignedOut,

    /// <summary>Nobody did anything for too long (BR-02).</summary>
    Idle,

    /// <summary>The longest that one sign-in lasts (BR-03).</summary>
    Absolute,

    /// <summary>A newer sign-in of the same person took its place (AU-14).</summary>
    Displaced,

    /// <summary>Its owner ended it from another one.</summary>
    EndedElsewhere,

    /// <summary>Password, roles, node or another thing that it was opened with has changed since (AU-11). Computed, never kept.</summary>
    Outdated,
}

/// <param name="Idle">How long nobody may do nothing.</param>
/// <param name="Absolute">The longest that one sign-in lasts.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute)
{
    /// <summary>How long before the end a person is warned: at 13 of 15 minutes.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromMinutes(2);

    /// <summary>The clock of another node may be ahead by so much; more is a clock that was set back, which must not lengthen a session (OP-04).</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Null while the session goes on.</summary>
    public SessionEnding? EndingAt(DateTime now, DateTime started, DateTime active)
    {
        if (now - started >= Absolute || started - now > Skew)
            return SessionEnding.Absolute;
        return now - active >= Idle || active - now > Skew ? SessionEnding.Idle : null;
    }

    /// <summary>When it will be over if nobody does anything, and why.</summary>
    public (DateTime At, SessionEnding Why) NextEnd(DateTime started, DateTime active) =>
        active + Idle < started + Absolute ? (active + Idle, SessionEnding.Idle) : (started + Absolute, SessionEnding.Absolute);
}
