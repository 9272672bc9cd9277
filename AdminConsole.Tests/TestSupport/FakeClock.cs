namespace AdminConsole.Tests.TestSupport;

/// <summary>
/// A clock that stands still until a test moves it. <see cref="Advance"/> lets time pass, timers included; <see cref="Set"/> is somebody correcting the
/// wall clock, which monotonic measurements and timers do not notice.
/// </summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start.ToUniversalTime();
    private TimeSpan elapsed;

    public FakeClock()
        : this(new DateTimeOffset(2021, 3, 1, 1, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp()
    {
        lock (gate)
            return elapsed.Ticks;
    }

    public void Set(DateTimeOffset utc)
    {
        lock (gate)
            now = utc.ToUniversalTime();
    }

    /// <summary>
    /// Fires each timer that becomes due, in order of time and on the caller's thread, with the clock standing at its due time. A timer that is due at once
    /// fires on the next call, <c>Advance(TimeSpan.Zero)</c> included, never while it is being created.
    /// </summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan target;
        lock (gate)
            target = elapsed + by;
        while (TakeNextDue(target) is { } timer)
            timer.Fire();
        lock (gate)
            MoveTo(target);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? TakeNextDue(TimeSpan target)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null)
                return null;
            MoveTo(next.Due);
            if (next.Period > TimeSpan.Zero)
                next.Due += next.Period;
            else
                timers.Remove(next);
            return next;
        }
    }

    private void MoveTo(TimeSpan moment)
    {
        if (moment <= elapsed)
            return;
        now += moment - elapsed;
        elapsed = moment;
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                Period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock.elapsed + dueTime;
                    clock.timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
