using System.Globalization;
using AdminConsole.Benchmarks.Queue;
using AdminConsole.Benchmarks.ScopeColumns;

namespace AdminConsole.Benchmarks.Start;

/// <summary>P9: from the start of the process to the first good answer of <c>/health/ready</c>, over databases of several sizes, beside a blank Blazor server's first page.</summary>
internal static class StartBenchmark
{
    private const int Starts = 7;

    public static async Task RunAsync(Arguments arguments)
    {
        var sizes = arguments.List("rows") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [10_000, 1_000_000];
        var (institutions, seed) = (arguments.Number("institutions", 40_000), arguments.Number("seed", 2021));
        Console.WriteLine($"{Environment.ProcessorCount} cores, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}; median of {Starts} starts each, in turns");
        Console.WriteLine("| filings | product ready, ms | blank page, ms | ratio (goal 3) |");
        Console.WriteLine("|---|---|---|---|");
        var growth = new Growth();
        foreach (var rows in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("start").FullName;
            try
            {
                await using (await QueueDatabase.OpenAsync(new FilingGenerator(seed, institutions, rows), seed, folder))
                {
                }

                // The first start on a database fills in what demonstration data it lacks.
                await ProductAsync(folder);
                List<double> ours = [], theirs = [];
                for (var start = 0; start < Starts; start++)
                {
                    ours.Add(await ProductAsync(folder));
                    theirs.Add(await TimeAsync(ReadyServer.StartBlankAsync()));
                }

                var (mine, peer) = (ours.Order().ElementAt(Starts / 2), theirs.Order().ElementAt(Starts / 2));
                growth.Note("start", rows, mine);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {rows:N0} | {mine:0} | {peer:0} | {mine / peer:0.00} |"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        growth.Print();
    }

    private static Task<double> ProductAsync(string folder) => TimeAsync(ReadyServer.StartAsync("AdminConsole.dll", ["--urls"], "/health/ready", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Data__Directory"] = folder,
        ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "queue.db")}",
        ["Logging__LogLevel__Default"] = "Warning",
    }));

    private static async Task<double> TimeAsync(Task<ReadyServer> starting)
    {
        await using var server = await starting;
        return server.Milliseconds;
    }
}
