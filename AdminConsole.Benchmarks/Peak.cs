using System.Diagnostics;

namespace AdminConsole.Benchmarks;

internal static class Peak
{
    /// <summary>How much of the processor the work took, which other programs on the machine do not lengthen, and how far the process rose above where it stood before.</summary>
    public static async Task<(TimeSpan Processor, long PeakMiB)> OfAsync(Func<Task> work)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (idle, peak, begun) = (process.WorkingSet64, 0L, process.TotalProcessorTime);
        await using var sampling = new Timer(
            _ =>
            {
                using var now = Process.GetCurrentProcess();
                peak = Math.Max(peak, now.WorkingSet64);
            },
            null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        await work();
        process.Refresh();
        return (process.TotalProcessorTime - begun, (peak - idle) / (1024 * 1024));
    }
}
