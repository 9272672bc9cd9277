using AdminConsole.Benchmarks.Circuits;
using AdminConsole.Benchmarks.Export;
using AdminConsole.Benchmarks.Import;
using AdminConsole.Benchmarks.Institutions;
using AdminConsole.Benchmarks.Intake;
using AdminConsole.Benchmarks.Move;
using AdminConsole.Benchmarks.Nodes;
using AdminConsole.Benchmarks.Page;
using AdminConsole.Benchmarks.Queue;
using AdminConsole.Benchmarks.RegistrationChecks;
using AdminConsole.Benchmarks.Rules;
using AdminConsole.Benchmarks.ScopeColumns;
using AdminConsole.Benchmarks.Start;

namespace AdminConsole.Benchmarks;

internal static class Program
{
    private static readonly Dictionary<string, Func<Arguments, Task>> Benchmarks = new(StringComparer.Ordinal)
    {
        ["blank"] = BlankConsole.RunAsync,
        ["check"] = RegistrationCheckBenchmark.RunAsync,
        ["circuits"] = CircuitBenchmark.RunAsync,
        ["export"] = ExportBenchmark.RunAsync,
        ["import"] = ImportBenchmark.RunAsync,
        ["institutions"] = InstitutionBenchmark.RunAsync,
        ["intake"] = IntakeBenchmark.RunAsync,
        ["move"] = MoveBenchmark.RunAsync,
        ["nodes"] = NodesBenchmark.RunAsync,
        ["page"] = PageBenchmark.RunAsync,
        ["queue"] = QueueBenchmark.RunAsync,
        ["rules"] = RulesBenchmark.RunAsync,
        ["start"] = StartBenchmark.RunAsync,
        ["scope-columns"] = arguments =>
        {
            ScopeColumnsBenchmark.Run(arguments);
            return Task.CompletedTask;
        },
    };

    private static async Task<int> Main(string[] args)
    {
        if (args.Length == 0 || !Benchmarks.TryGetValue(args[0], out var run))
        {
            Console.Error.WriteLine($"Name a benchmark: {string.Join(", ", Benchmarks.Keys)}");
            return 2;
        }

        await run(Arguments.Parse(args[1..]));
        return 0;
    }
}
