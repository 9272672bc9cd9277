namespace AdminConsole.LiveUpdates;

/// <summary>The one way in which a committed change reaches open screens. Published by Data/Db after the commit, and only then.</summary>
public sealed class ChangeFeed(TimeProvider clock, ILogger<ChangeFeed> log)
{
    private readonly Lock gate = new();
    private readonly HashSet<LiveSubscription> subscriptions = [];

    /// <summary>Open subscriptions; goes back to zero when every screen is closed (BR-11).</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return subscriptions.Count;
        }
    }

    /// <summary>
    /// Runs <paramref name="onChanges"/> with the events that match, at most once at a time and at least 250 ms, or <paramref name="interval"/>, apart; what
    /// arrives meanwhile is gathered, and a last run after the last event is certain. Subscribe before the first load, dispose with the screen.
    /// </summary>
    public LiveSubscription Subscribe(Func<ChangeEvent, bool> matches, Func<IReadOnlyCollection<ChangeEvent>, Task> onChanges, TimeSpan? interval = null) =>
        Add(new LiveSubscription(matches, onChanges, interval ?? LiveSubscription.Interval, clock, log, Remove));

    /// <summary>Runs inline in the publisher's thread: for caches that must be dropped before anybody asks again. Must be quick.</summary>
    public LiveSubscription SubscribeImmediate(Action<ChangeEvent> onChange) =>
        Add(new LiveSubscription(
            change =>
            {
                onChange(change);
                return false;
            },
            _ => Task.CompletedTask, TimeSpan.Zero, clock, log, Remove));

    /// <summary>Everybody asks again: what other nodes committed was not heard of for a while.</summary>
    public void PublishMissed() => Publish([new ChangeEvent(ChangeKind.Missed, Guid.Empty, default)]);

    public void Publish(IReadOnlyCollection<ChangeEvent> changes)
    {
        if (changes.Count == 0)
            return;
        LiveSubscription[] current;
        lock (gate)
            current = [.. subscriptions];
        foreach (var subscription in current)
            subscription.Offer(changes);
    }

    private LiveSubscription Add(LiveSubscription subscription)
    {
        lock (gate)
            subscriptions.Add(subscription);
        return subscription;
    }

    private void Remove(LiveSubscription subscription)
    {
        lock (gate)
            subscriptions.Remove(subscription);
    }
}
