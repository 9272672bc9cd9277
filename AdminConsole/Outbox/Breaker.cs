using System.Collections.Concurrent;

namespace AdminConsole.Outbox;

/// <summary>
/// Spares a receiver that is down, and everybody who would wait for it (OP-05): after five failures in a row nothing is tried for half a minute, then one
/// entry, and twice as long after each that fails, ten minutes at most.
/// </summary>
/// <typeparam name="TLane">What tells receivers apart.</typeparam>
internal sealed class Breaker<TLane>(TimeProvider clock)
    where TLane : notnull
{
    public const int Failures = 5;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<TLane, (int Failures, long At)> down = new();

    public bool Allows(TLane lane) => !down.TryGetValue(lane, out var state) || state.Failures < Failures || clock.GetElapsedTime(state.At) >= Wait(state.Failures);

    /// <summary>Whether what was tried last failed as often as makes it spared; still so while one is let through to try it.</summary>
    public bool IsDown(TLane lane) => down.TryGetValue(lane, out var state) && state.Failures >= Failures;

    public void Note(TLane lane, bool isDown)
    {
        if (isDown)
            down.AddOrUpdate(lane, _ => (1, clock.GetTimestamp()), (_, state) => (state.Failures + 1, clock.GetTimestamp()));
        else
            down.TryRemove(lane, out _);
    }

    private static TimeSpan Wait(int failures)
    {
        var wait = Shortest * Math.Pow(2, Math.Min(failures - Failures, 10));
        return wait < Longest ? wait : Longest;
    }
}

/// <summary>Entries with one receiver. They go out one after the other, so that a crash repeats at most one of them.</summary>
internal readonly record struct Lane(OutboxChannel Channel, Guid? ClientId);
