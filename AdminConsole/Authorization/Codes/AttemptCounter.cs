namespace AdminConsole.Authorization.Codes;

/// <summary>How often something was tried, by whom or against what. In the database, so that it outlives a restart and holds for every server (CO-05, MN-04).</summary>
public sealed class AttemptCounter
{
    public const int KeyLength = 160;

    /// <summary>The limit's name and a keyed digest of the caller or target.</summary>
    public required string Key { get; init; }

    public int Count { get; init; }

    /// <summary>When the count starts afresh.</summary>
    public DateTime Until { get; init; }
}

/// <summary>How many tries are allowed within a time.</summary>
/// <param name="Name">First part of the counters' keys.</param>
/// <param name="Most">Tries allowed.</param>
/// <param name="Window">The time.</param>
/// <param name="Quiet">True: the count starts afresh only after that long without a try, so that no stretch of that length ever sees more than <paramref name="Most"/>: for guesses. False: it starts afresh that long after the first, for rates.</param>
public sealed record AttemptLimit(string Name, int Most, TimeSpan Window, bool Quiet = false);
