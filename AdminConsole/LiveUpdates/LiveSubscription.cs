namespace AdminConsole.LiveUpdates;

/// <summary>One screen's place in the <see cref="ChangeFeed"/>. A callback that fails is its own screen's matter: it is logged here and reported by the component.</summary>
public sealed class LiveSubscription : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// A screen pauses for so many times as long as it took to look again, so that on a server that has more to do than it can, open screens slow down before the
    /// work of people does; and no longer than this, which keeps to the three seconds of MN-03.
    /// </summary>
    public const int Restraint = 4;
    public static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly HashSet<ChangeEvent> pending = [];
    private readonly Func<ChangeEvent, bool> matches;
    private readonly Func<IReadOnlyCollection<ChangeEvent>, Task> onChanges;
    private readonly TimeSpan interval;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly Action<LiveSubscription> onDispose;
    private bool running;
    private bool disposed;

    internal LiveSubscription(
        Func<ChangeEvent, bool> matches, Func<IReadOnlyCollection<ChangeEvent>, Task> onChanges, TimeSpan interval, TimeProvider clock, ILogger log, Action<LiveSubscription> onDispose) =>
        (this.matches, this.onChanges, this.interval, this.clock, this.log, this.onDispose) = (matches, onChanges, interval, clock, log, onDispose);

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
            pending.Clear();
        }

        onDispose(this);
    }

    internal void Offer(IReadOnlyCollection<ChangeEvent> changes)
    {
        var matching = Matching(changes);
        lock (gate)
        {
            if (disposed)
                return;
            pending.UnionWith(matching);
            if (running || pending.Count == 0)
                return;
            running = true;
        }

        // Without the publisher's context: what it was doing, and in which culture, is nothing to this screen.
        ThreadPool.UnsafeQueueUserWorkItem(static subscription => _ = subscription.RunAsync(), this, preferLocal: false);
    }

    /// <summary>The publisher has already committed: a subscriber that fails here must not make it look otherwise.</summary>
    private List<ChangeEvent> Matching(IReadOnlyCollection<ChangeEvent> changes)
    {
        try
        {
            return [.. changes.Where(change => matches(change) || change.Kind == ChangeKind.Missed)];
        }
        catch (Exception exception)
        {
            log.LogError(exception, "A live subscriber could not say what concerns it");
            return [];
        }
    }

    private async Task RunAsync()
    {
        while (Take() is { } batch)
        {
            var begun = clock.GetTimestamp();
            try
            {
                await onChanges(batch);
            }
            catch (Exception exception)
            {
                log.LogError(exception, "A live subscriber failed");
            }

            await Task.Delay(PauseAfter(clock.GetElapsedTime(begun)), clock);
        }
    }

    private TimeSpan PauseAfter(TimeSpan took)
    {
        var pause = took * Restraint < LongestInterval ? took * Restraint : LongestInterval;
        return pause > interval ? pause : interval;
    }

    private List<ChangeEvent>? Take()
    {
        lock (gate)
        {
            if (disposed || pending.Count == 0)
            {
                running = false;
                return null;
            }

            List<ChangeEvent> batch = [.. pending];
            pending.Clear();
            return batch;
        }
    }
}
