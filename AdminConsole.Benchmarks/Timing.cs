using System.Diagnostics;

namespace AdminConsole.Benchmarks;

internal static class Timing
{
    private const int MaximumRuns = 41, MinimumRuns = 3, MaximumTurns = 501;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(0.5), TurnsBudget = TimeSpan.FromSeconds(2);

    /// <summary>Median milliseconds of repeated runs after one that warms up; slow work is repeated less often.</summary>
    public static double Median(Action work)
    {
        work();
        var runs = new List<double>(MaximumRuns);
        var begun = Stopwatch.GetTimestamp();
        while (runs.Count < MinimumRuns || (runs.Count < MaximumRuns && Stopwatch.GetElapsedTime(begun) < Budget))
            runs.Add(Once(work));
        runs.Sort();
        return runs[runs.Count / 2];
    }

    /// <summary>Median milliseconds of two kinds of work that take turns.</summary>
    public static async Task<(double First, double Second)> MediansAsync<TFirst, TSecond>(Func<Task<TFirst>> first, Func<TSecond> second)
    {
        var (firsts, seconds) = (new List<double>(MaximumTurns), new List<double>(MaximumTurns));
        var begun = Stopwatch.GetTimestamp();
        while (firsts.Count < MinimumRuns || (firsts.Count < MaximumTurns && Stopwatch.GetElapsedTime(begun) < TurnsBudget))
        {
            var at = Stopwatch.GetTimestamp();
            await first();
            firsts.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            at = Stopwatch.GetTimestamp();
            second();
            seconds.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }

        firsts.Sort();
        seconds.Sort();
        return (firsts[firsts.Count / 2], seconds[seconds.Count / 2]);
    }

    public static double Once(Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
