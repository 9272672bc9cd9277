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

    /// <summary>The exponent k of time ~ size^k between two sizes.</summary>
    public static double Exponent(double size1, double time1, double size2, double time2) => Math.Log(time2 / time1) / Math.Log(size2 / size1);
}
