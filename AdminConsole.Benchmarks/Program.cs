using AdminConsole.Benchmarks.ScopeColumns;

namespace AdminConsole.Benchmarks;

internal static class Program
{
    private static readonly Dictionary<string, Action<Arguments>> Benchmarks = new(StringComparer.Ordinal)
    {
        ["scope-columns"] = ScopeColumnsBenchmark.Run,
    };

    private static int Main(string[] args)
    {
        if (args.Length == 0 || !Benchmarks.TryGetValue(args[0], out var run))
        {
            Console.Error.WriteLine($"Name a benchmark: {string.Join(", ", Benchmarks.Keys)}");
            return 2;
        }

        run(Arguments.Parse(args[1..]));
        return 0;
    }
}
