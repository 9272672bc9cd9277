using System.Collections.Concurrent;

namespace AdminConsole.Auditing;

/// <summary>
/// Keeps whoever is refused all the time from filling the record: of the same refusal to the same caller, one a minute is put on it, and the next one says how
/// many there were in between.
/// </summary>
public sealed class RefusalLimit(TimeProvider clock)
{
    private const int MostCallers = 10_000;

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Caller, string Asked, string Answer), (long At, int Since)> known = new();

    /// <summary>How many like it went by since the last one on the record; null when this one goes by too.</summary>
    public int? Take(string caller, string asked, string answer)
    {
        var now = clock.GetTimestamp();
        if (known.Count >= MostCallers)
            Forget(now);
        int? recorded = null;
        known.AddOrUpdate(
            (caller, asked, answer),
            _ =>
            {
                recorded = 0;
                return (now, 0);
            },
            (_, last) =>
            {
                var goesBy = clock.GetElapsedTime(last.At, now) < Span;
                recorded = goesBy ? null : last.Since;
                return goesBy ? (last.At, last.Since + 1) : (now, 0);
            });
        return recorded;
    }

    private void Forget(long now)
    {
        foreach (var (key, last) in known)
        {
            if (clock.GetElapsedTime(last.At, now) >= Span)
                known.TryRemove(new(key, last));
        }
    }
}
