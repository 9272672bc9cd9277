using System.Collections.Concurrent;
using AdminConsole.Data;
using AdminConsole.Domain;

namespace AdminConsole.Authorization.Codes;

/// <summary>
/// Limits of what is asked for too often to be written down each time. A node counts by itself; about once a second (<see cref="SharedRatesLoop"/>) it adds what
/// came together to the counters in the database and takes over what all nodes have counted there. So the limits hold for all nodes together, but for what they
/// let through within that second, and a restart forgets nothing (MN-04). While there is no database, each node answers by its own count.
/// </summary>
public sealed class SharedRates(IServiceScopeFactory scopes, AttemptService attempts, SteadyClock clock)
{
    /// <summary>Counters written in one unit: others wait for it. Whoever comes from more addresses than that is written down a second later.</summary>
    private const int MostAtOnce = 500;

    private readonly ConcurrentDictionary<(string Limit, string Target), Tally> tallies = new();

    /// <summary>Takes one. Null: it may pass; otherwise how long to wait, and nothing was counted.</summary>
    public TimeSpan? Take(AttemptLimit limit, string target) => tallies.GetOrAdd((limit.Name, target), _ => new Tally()).Take(limit, clock.UtcNow);

    /// <summary>Tells the database what was counted here since the last time, and learns what was counted everywhere.</summary>
    public async Task ShareAsync(CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var (key, tally) in tallies.Where(pair => pair.Value.IsOver(now)))
            tallies.TryRemove(new(key, tally));
        var pending = new List<(string Target, Tally Tally, TallyPart Part)>();
        foreach (var (key, tally) in tallies)
        {
            if (pending.Count == MostAtOnce)
                break;
            if (tally.Untold() is { } part)
                pending.Add((key.Target, tally, part));
        }

        if (pending.Count == 0)
            return;

        // Always in the same order, as wherever rows of several targets are taken in one unit.
        pending.Sort((one, other) => string.CompareOrdinal(attempts.KeyOf(one.Part.Limit, one.Target), attempts.KeyOf(other.Part.Limit, other.Target)));
        await using var product = scopes.CreateSystemScope();
        var told = await product.ServiceProvider.GetRequiredService<Db>().WriteAsync<List<AttemptCounter>>(
            async work =>
            {
                var counted = new List<AttemptCounter>();
                foreach (var (target, _, part) in pending)
                    counted.Add(await attempts.AddAsync(work, part.Limit, target, part.Count, part.Until));
                return counted;
            },
            ct);
        if (!told.IsOk)
            throw new InvalidOperationException($"Rates could not be told: {told.Error.Code}.");
        foreach (var ((_, tally, part), counter) in pending.Zip(told.Value))
            tally.Told(part, counter);
    }

    /// <summary>What a window has seen here and not told yet.</summary>
    private sealed record TallyPart(AttemptLimit Limit, DateTime Until, int Count);

    /// <summary>One target under one limit.</summary>
    private sealed class Tally
    {
        private readonly Lock gate = new();
        private AttemptLimit? limit;
        private DateTime until;

        /// <summary>What the database said last, and what came here since.</summary>
        private int known, untold;

        public TimeSpan? Take(AttemptLimit taken, DateTime now)
        {
            lock (gate)
            {
                if (until <= now)
                    (until, known, untold) = (now + taken.Window, 0, 0);
                limit = taken;
                if (known + untold >= taken.Most)
                    return until - now;
                untold++;
                return null;
            }
        }

        public bool IsOver(DateTime now)
        {
            lock (gate)
                return until <= now;
        }

        public TallyPart? Untold()
        {
            lock (gate)
                return untold == 0 ? null : new(limit!, until, untold);
        }

        /// <summary>Takes over the database's window, which another node may have begun earlier. What came here while it was asked is still to be told.</summary>
        public void Told(TallyPart part, AttemptCounter counter)
        {
            lock (gate)
            {
                if (until == part.Until)
                    (until, known, untold) = (counter.Until, counter.Count, untold - part.Count);
            }
        }
    }
}

/// <summary>Keeps the nodes' counts together.</summary>
internal sealed class SharedRatesLoop(SharedRates rates, TimeProvider clock, ILogger<SharedRatesLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                // The last time too, when the server stops: the one that comes after it goes on from there.
                await rates.ShareAsync(CancellationToken.None);
                failing = false;
            }
            catch (Exception exception)
            {
                // Once an outage: it comes by every second.
                if (!failing)
                    log.LogWarning(exception, "How often things are asked for could not be told to the other nodes; each answers by its own count meanwhile");
                failing = true;
            }
        }
    }
}
