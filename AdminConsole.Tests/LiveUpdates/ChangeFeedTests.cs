using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdminConsole.Tests.LiveUpdates;

public sealed class ChangeFeedTests
{
    private readonly FakeClock clock = new();
    private readonly ChangeFeed feed;
    private readonly List<IReadOnlyCollection<ChangeEvent>> runs = [];

    public ChangeFeedTests() => feed = new ChangeFeed(clock, NullLogger<ChangeFeed>.Instance);

    [Fact]
    public async Task Publish_ManyAtOnce_AreGatheredIntoOneLaterRun()
    {
        using var subscription = feed.Subscribe(_ => true, NoteAsync);
        Publish(Event());
        await RunsAsync(1);

        var burst = Enumerable.Range(0, 40).Select(_ => Event()).ToList();
        foreach (var change in burst)
            Publish(change);

        Assert.Single(runs);
        await AdvanceUntilAsync(2);
        Assert.Equal(burst.ToHashSet(), runs[1].ToHashSet());
    }

    [Fact]
    public async Task Publish_WhileTheCallbackRuns_GetsATrailingRun()
    {
        var (entered, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var subscription = feed.Subscribe(_ => true, async changes =>
        {
            await NoteAsync(changes);
            entered.TrySetResult();
            await go.Task;
        });
        Publish(Event());
        await entered.Task;

        var last = Event();
        Publish(last);
        Assert.Single(runs);
        go.SetResult();

        await AdvanceUntilAsync(2);
        Assert.Equal([last], runs[1]);
    }

    [Fact]
    public async Task Publish_SameChangeTwice_ArrivesOnce()
    {
        using var subscription = feed.Subscribe(_ => true, NoteAsync);
        var change = Event();

        feed.Publish([change, change]);

        await RunsAsync(1);
        Assert.Equal([change], runs[0]);
    }

    [Fact]
    public async Task Runs_AreAtLeastTheIntervalApart()
    {
        List<DateTimeOffset> at = [];
        using var subscription = feed.Subscribe(_ => true, changes =>
        {
            lock (at)
                at.Add(clock.GetUtcNow());
            return NoteAsync(changes);
        });
        Publish(Event());
        await RunsAsync(1);
        Publish(Event());
        await AdvanceUntilAsync(2);

        Assert.True(at[1] - at[0] >= LiveSubscription.Interval);
    }

    [Theory]
    [InlineData(50, 250)]
    [InlineData(200, 800)]
    [InlineData(60_000, 2_000)]
    public async Task Runs_ThatTakeLong_AreFollowedByAPauseAsManyTimesAsLong_UpToTwoSeconds(int took, int pause)
    {
        List<DateTimeOffset> ended = [], begun = [];
        using var subscription = feed.Subscribe(_ => true, changes =>
        {
            lock (begun)
            {
                begun.Add(clock.GetUtcNow());
                clock.Advance(TimeSpan.FromMilliseconds(took));
                ended.Add(clock.GetUtcNow());
            }

            return NoteAsync(changes);
        });
        Publish(Event());
        await RunsAsync(1);
        Publish(Event());
        await AdvanceUntilAsync(2);

        // The thread that runs it may come late; without a limit the last would pause for four minutes.
        Assert.InRange((begun[1] - ended[0]).TotalMilliseconds, pause, pause + 30_000);
    }

    [Fact]
    public async Task Publish_OtherChanges_DoNotReachTheSubscriber()
    {
        var wanted = Event();
        using var subscription = feed.Subscribe(change => change.Id == wanted.Id, NoteAsync);

        Publish(Event());
        Publish(wanted);

        await RunsAsync(1);
        Assert.Equal([wanted], runs[0]);
    }

    [Fact]
    public async Task MN03_PublishMissed_ReachesEverybody()
    {
        var seen = new List<ChangeKind>();
        using var subscription = feed.Subscribe(_ => false, NoteAsync);
        using var immediate = feed.SubscribeImmediate(change => seen.Add(change.Kind));

        feed.PublishMissed();

        await RunsAsync(1);
        Assert.Equal(ChangeKind.Missed, Assert.Single(runs[0]).Kind);
        Assert.Equal([ChangeKind.Missed], seen);
    }

    [Fact]
    public async Task Publish_FailingSubscribers_HarmNobodyElse()
    {
        using var callbackFails = feed.Subscribe(_ => true, _ => throw new InvalidOperationException("callback"));
        using var filterFails = feed.Subscribe(_ => throw new InvalidOperationException("filter"), NoteAsync);
        using var cacheFails = feed.SubscribeImmediate(_ => throw new InvalidOperationException("cache"));
        using var healthy = feed.Subscribe(_ => true, NoteAsync);

        Publish(Event());

        await RunsAsync(1);
    }

    [Fact]
    public async Task Publish_AfterACallbackFailed_ReachesItAgain()
    {
        using var subscription = feed.Subscribe(_ => true, async changes =>
        {
            await NoteAsync(changes);
            throw new InvalidOperationException("every time");
        });
        Publish(Event());
        await RunsAsync(1);

        Publish(Event());

        await AdvanceUntilAsync(2);
    }

    [Fact]
    public async Task Dispose_PendingChanges_AreDropped_AndTheCountReturnsToZero()
    {
        var subscription = feed.Subscribe(_ => true, NoteAsync);
        using (feed.Subscribe(_ => true, _ => Task.CompletedTask))
        {
            Assert.Equal(2, feed.Count);
            Publish(Event());
            await RunsAsync(1);
            Publish(Event());
            subscription.Dispose();
            subscription.Dispose();
            Assert.Equal(1, feed.Count);
        }

        Assert.Equal(0, feed.Count);
        clock.Advance(TimeSpan.FromMinutes(1));
        Publish(Event());
        Assert.Single(runs);
    }

    [Fact]
    public void SubscribeImmediate_RunsBeforePublishReturns()
    {
        List<ChangeEvent> heard = [];
        using var subscription = feed.SubscribeImmediate(heard.Add);
        var change = Event();

        Publish(change);

        Assert.Equal([change], heard);
    }

    [Fact]
    public async Task Callback_DoesNotSeeThePublishersContext()
    {
        var culture = System.Globalization.CultureInfo.CurrentUICulture;
        var local = new AsyncLocal<string> { Value = "publisher" };
        string? seen = "not run";
        using var subscription = feed.Subscribe(_ => true, changes =>
        {
            seen = local.Value;
            return NoteAsync(changes);
        });

        Publish(Event());

        await RunsAsync(1);
        Assert.Null(seen);
        Assert.Equal(culture, System.Globalization.CultureInfo.CurrentUICulture);
    }

    [Fact]
    public async Task BR11_TwoHundredScreens_LeaveNothingBehind()
    {
        for (var screen = 0; screen < 200; screen++)
        {
            using var subscription = feed.Subscribe(_ => true, NoteAsync);
            Publish(Event());
        }

        await Eventually.TrueAsync(() => feed.Count == 0, "all are gone");
    }

    private static ChangeEvent Event() => new(ChangeKind.Institution, Guid.CreateVersion7(), new Ancestry(Guid.Empty, null, null, Guid.Empty));

    private void Publish(ChangeEvent change) => feed.Publish([change]);

    private Task NoteAsync(IReadOnlyCollection<ChangeEvent> changes)
    {
        lock (runs)
            runs.Add(changes);
        return Task.CompletedTask;
    }

    private Task RunsAsync(int count) => Eventually.TrueAsync(() => Count() == count, $"{count} runs");

    /// <summary>The pause between two runs begins only after the first has ended, at a moment the test cannot see; so the clock moves until the next run is there.</summary>
    private Task AdvanceUntilAsync(int count) => Eventually.TrueAsync(
        () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(50));
            return Count() == count;
        },
        $"{count} runs");

    private int Count()
    {
        lock (runs)
            return runs.Count;
    }
}
