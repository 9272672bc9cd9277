namespace AdminConsole.Domain;

/// <summary>
/// The time by which codes, locks and claims end. It never goes back: when somebody sets the wall clock back, it goes on by the monotonic one, so that nothing used or
/// expired comes back to life (OP-04). Set forward, it follows: then they end early, which is safe.
/// </summary>
public sealed class SteadyClock(TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTime latest = DateTime.MinValue.ToUniversalTime();
    private long latestAt = clock.GetTimestamp();

    public DateTime UtcNow
    {
        get
        {
            lock (gate)
            {
                var at = clock.GetTimestamp();
                var (measured, wall) = (latest + clock.GetElapsedTime(latestAt, at), clock.GetUtcNow().UtcDateTime);
                (latest, latestAt) = (measured > wall ? measured : wall, at);
                return latest;
            }
        }
    }
}
