using AdminConsole.Domain;

namespace AdminConsole.Jobs;

/// <summary>When recurring work is due: at a time of day in Shanghai, or again after an interval.</summary>
public sealed record Recurrence
{
    private Recurrence()
    {
    }

    private TimeOnly? At { get; init; }
    private TimeSpan Interval { get; init; }

    public static Recurrence DailyAt(TimeOnly shanghaiTime) => new() { At = shanghaiTime, Interval = TimeSpan.FromDays(1) };

    public static Recurrence Every(TimeSpan interval) => interval > TimeSpan.Zero ? new Recurrence { Interval = interval } : throw new ArgumentOutOfRangeException(nameof(interval), interval, "Must be positive.");

    /// <summary>The latest moment at or before <paramref name="now"/> at which the work was due; later than <paramref name="done"/> when it is due now. However many were missed, there is one.</summary>
    internal DateTime LatestDue(DateTime now, DateTime done)
    {
        if (At is not { } time)
            return done + Interval <= now ? now : done;
        var local = ShanghaiTime.ToLocal(now);
        var due = local.Date + time.ToTimeSpan();
        return now - (local - (due <= local ? due : due.AddDays(-1)));
    }
}

/// <summary>One line of the timetable.</summary>
/// <param name="Name">Stable: it names the lease and the mark of what is done.</param>
/// <param name="When">When it is due.</param>
/// <param name="RunAsync">The work, with services that act as the product itself. It may be interrupted and run again, and heeds the token.</param>
public sealed record TimetableEntry(string Name, Recurrence When, Func<IServiceProvider, CancellationToken, Task> RunAsync);
