namespace AdminConsole.Outbox;

/// <summary>When an entry that failed is tried again: soon at first, for a day and a half in all, a little apart so that not everything comes back at once.</summary>
internal static class Retries
{
    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8), TimeSpan.FromHours(24),
    ];

    /// <summary>How long to wait after so many tries; null = give up.</summary>
    /// <param name="attempts">Tries so far.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan? After(int attempts, double chance) => attempts > Waits.Length ? null : Waits[attempts - 1] * (1 + Jitter * chance);
}
