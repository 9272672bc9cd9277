using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using AdminConsole.Benchmarks.Circuits;
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
                    theirs.Add(await ReadyAsync("AdminConsole.Benchmarks.dll", ["blank", "--urls"], "/", new Dictionary<string, string>(StringComparer.Ordinal)));
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

    private static Task<double> ProductAsync(string folder) => ReadyAsync("AdminConsole.dll", ["--urls"], "/health/ready", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Data__Directory"] = folder,
        ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "queue.db")}",
        ["Logging__LogLevel__Default"] = "Warning",
    });

    private static async Task<double> ReadyAsync(string assembly, string[] arguments, string path, Dictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments, address.ToString()])
        {
            WorkingDirectory = Path.Combine(CircuitLoad.Repository(), "AdminConsole"),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            while (!await AnswersAsync(client, path))
            {
                if (process.HasExited)
                    throw new InvalidOperationException($"{assembly} ended with {process.ExitCode}.");
                await Task.Delay(5);
            }

            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
