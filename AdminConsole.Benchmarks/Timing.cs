using System.Diagnostics;

namespace AdminConsole.Benchmarks;

internal static class Timing
{
    private const int MaximumRuns = 41, MinimumRuns = 3;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(0.5);

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

    public static double Once(Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
