using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using AdminConsole.Benchmarks.Queue;
using AdminConsole.Benchmarks.ScopeColumns;
using AdminConsole.Data;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Benchmarks.Move;

/// <summary>
/// How long an installation of many filings takes from SQLite to PostgreSQL by the command that its administrator uses: a server makes the installation with its keys, people and
/// record, generated rows fill it, and the command says what it compared.
/// </summary>
internal static class MoveBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        var (institutions, seed) = (arguments.Number("institutions", 40_000), arguments.Number("seed", 2021));
        var sizes = arguments.List("rows") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [100_000];
        Console.WriteLine($"{institutions:N0} institutions, seed {seed}, {Environment.ProcessorCount} cores, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");

        // The product says at its first use which SQLite it runs on; here its database is written before anything else of it is used.
        RuntimeHelpers.RunModuleConstructor(typeof(AppDbContext).Module.ModuleHandle);
        var growth = new Growth();
        foreach (var rows in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("move-benchmark").FullName;
            await using (await ServerProcess.StartAsync(dataDirectory: folder))
            {
                // What it makes at its first start is enough.
            }

            var file = Path.Combine(folder, "adminconsole.db");
            QueueDatabase.Fill(file, new FilingGenerator(seed, institutions, rows), seed, isOpen: false);
            await using var postgres = await PostgresServer.StartAsync();
            await postgres.ExecuteAsync("create database console");
            var begun = Stopwatch.GetTimestamp();
            var (code, said) = await ServerProcess.CommandAsync(folder, "move-to-postgres", postgres.ConnectionString("console"));
            var took = Stopwatch.GetElapsedTime(begun);
            Console.WriteLine(said.TrimEnd());
            if (code != 0)
                throw new InvalidOperationException($"The command ended with {code}.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} filings, {new FileInfo(file).Length / 1048576:N0} MB: {took.TotalSeconds:0.0} s"));
            growth.Note("move, ms", rows, took.TotalMilliseconds);
            Directory.Delete(folder, recursive: true);
        }

        growth.Print();
    }
}
