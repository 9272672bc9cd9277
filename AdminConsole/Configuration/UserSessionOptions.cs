using System.ComponentModel.DataAnnotations;
using AdminConsole.Domain.Accounts;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Session</c>: how long a sign-in lasts, and how many of them a person has at once.</summary>
public sealed class UserSessionOptions
{
    public const string Section = "Session";

    /// <summary>Without a click, a key or a navigation for so long, the session is over.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "00:30:00")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest that one sign-in lasts, whatever is done.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "12:00:00")]
    public TimeSpan Absolute { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Sessions of one person at once: one more ends the oldest.</summary>
    [Range(1, 5)]
    public int MaxConcurrent { get; set; } = 3;

    /// <summary>Within so many seconds an open screen has heard of what another node has changed.</summary>
    [Range(10, 300)]
    public int RevalidateSeconds { get; set; } = 60;

    /// <summary>Half of it is how old an answer may be, the other half how often a screen asks.</summary>
    public TimeSpan HalfRevalidation => TimeSpan.FromSeconds(RevalidateSeconds / 2.0);

    public SessionLimits Limits => new(Idle, Absolute);
}
