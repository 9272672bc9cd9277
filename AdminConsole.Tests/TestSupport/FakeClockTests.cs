namespace AdminConsole.Tests.TestSupport;

public sealed class FakeClockTests
{
    private readonly FakeClock clock = new();

    [Fact]
    public void Advance_PastSeveralDueTimes_FiresInOrderAtTheirTimes()
    {
        var start = clock.GetUtcNow();
        List<(string Timer, TimeSpan At)> fired = [];
        using var once = clock.CreateTimer(_ => fired.Add(("once", clock.GetUtcNow() - start)), state: null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var every = clock.CreateTimer(_ => fired.Add(("every", clock.GetUtcNow() - start)), state: null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("every", TimeSpan.FromSeconds(2)), ("once", TimeSpan.FromSeconds(3)), ("every", TimeSpan.FromSeconds(4))], fired);
        Assert.Equal(TimeSpan.FromSeconds(5), clock.GetUtcNow() - start);
    }

    [Fact]
    public void Advance_AfterDispose_DoesNotFire()
    {
        var fired = 0;
        clock.CreateTimer(_ => fired++, state: null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).Dispose();

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, fired);
    }

    [Fact]
    public void Set_MovesTheWallClock_NotElapsedTimeNorTimers()
    {
        var fired = 0;
        var began = clock.GetTimestamp();
        using var timer = clock.CreateTimer(_ => fired++, state: null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        clock.Set(clock.GetUtcNow().AddDays(1));
        clock.Advance(TimeSpan.Zero);

        Assert.Equal(0, fired);
        Assert.Equal(TimeSpan.Zero, clock.GetElapsedTime(began));
    }

    [Fact]
    public async Task Delay_OnThisClock_EndsWhenItsTimeHasPassed()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(10), clock);

        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
