using System.Globalization;

namespace AdminConsole.Benchmarks;

/// <summary>How the time of the same work grows with the number of rows.</summary>
internal sealed class Growth
{
    private readonly Dictionary<string, List<(int Size, double Time)>> noted = new(StringComparer.Ordinal);

    public void Note(string work, int size, double milliseconds)
    {
        if (!noted.TryGetValue(work, out var times))
            noted[work] = times = [];
        times.Add((size, milliseconds));
    }

    /// <summary>Prints each work's times and the exponent k of time ~ size^k between the smallest and the largest size.</summary>
    public void Print()
    {
        foreach (var (work, times) in noted.Where(entry => entry.Value.Count > 1))
        {
            var (small, large) = (times.MinBy(time => time.Size), times.MaxBy(time => time.Size));
            var exponent = Math.Log(large.Time / small.Time) / Math.Log((double)large.Size / small.Size);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work}: {string.Join(", ", times.Select(time => $"{time.Size:N0} {time.Time:0.000}"))}; exponent {exponent:0.00}"));
        }
    }
}
