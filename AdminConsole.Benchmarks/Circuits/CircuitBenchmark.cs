using System.Globalization;
using System.Text.Json.Nodes;
using AdminConsole.Benchmarks.Intake;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Benchmarks.Circuits;

/// <summary>
/// P4: resident memory per open circuit of the queue and of the library. P3: many open queues, some of them in scope of what is filed, at a steady rate: how long
/// from the answer to the next render batch at those, and whether anybody else receives anything. Run <c>npm ci</c> in tools/circuit-load once.
/// </summary>
internal static class CircuitBenchmark
{
    /// <summary>Peer of P4, measured once on the same kind of machine: the blank template's counter page.</summary>
    private const double BlankPage = 395;

    public static async Task RunAsync(Arguments arguments)
    {
        var password = JsonNode.Parse(await File.ReadAllTextAsync(Repository.FullPath("appsettings.Development.json")))!["Demo"]!["Password"]!.ToString();
        Console.WriteLine($"Load average {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}, {Environment.ProcessorCount} cores");
        foreach (var circuits in arguments.List("circuits").DefaultIfEmpty("500").Select(int.Parse))
        {
            await WithServerAsync(server => MemoryAsync(server, "review?state=pending", "reviewer", password, circuits));
            await WithServerAsync(server => MemoryAsync(server, "institutions", "district", password, circuits));
        }

        await WithServerAsync(server => LiveAsync(server, password, arguments.Number("live", 2000), arguments.Number("in-scope", 20), arguments.Number("rate", 50), arguments.Number("seconds", 60)));
    }

    /// <summary>A process of its own for each figure: memory that one run freed would hide what the next one takes.</summary>
    private static async Task WithServerAsync(Func<ProductServer, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("circuits").FullName;
        await using (var server = await ProductServer.StartAsync(folder))
            await measure(server);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Twice: the first time says what a circuit takes, the second time what stays behind.</summary>
    private static async Task MemoryAsync(ProductServer server, string page, string user, string password, int circuits)
    {
        var cookies = await CircuitLoad.SignInAsync(server.Address, user, password);
        var first = await CircuitLoad.RunAsync(new Uri(server.Address, page), [cookies], circuits, hold: 5, server.ProcessId);
        var second = await CircuitLoad.RunAsync(new Uri(server.Address, page), [cookies], circuits, hold: 5, server.ProcessId);
        var each = (double)first["memory"]!["rssKBPerCircuit"]!;
        var (before, closed) = ((double)first["memory"]!["afterClose"]!["rssKB"]!, (double)second["memory"]!["afterClose"]!["rssKB"]!);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"P4 {page}: {(int)first["circuits"]!["opened"]!} of {circuits} open, {each:0} KB resident each = {each / BlankPage:0.00} x blank page; first render p50 {(double)first["timeToFirstRenderMs"]!["p50"]!:0} ms, p95 {(double)first["timeToFirstRenderMs"]!["p95"]!:0} ms; closed a second time {100 * closed / before:0} % of closed the first time"));
    }

    private static async Task LiveAsync(ProductServer server, string password, int circuits, int inScope, int rate, int seconds)
    {
        var (inside, outside) = (await CircuitLoad.SignInAsync(server.Address, "reviewer", password), await CircuitLoad.SignInAsync(server.Address, "neighbour", password));
        var bodies = await server.Filings.PrepareAsync(rate * seconds, clients: 8);
        var file = Path.GetTempFileName();
        List<double> answered = [];
        var refused = new Dictionary<int, int>();
        var measured = await CircuitLoad.RunAsync(
            new Uri(server.Address, "review?state=pending"), [.. Enumerable.Repeat(inside, inScope), .. Enumerable.Repeat(outside, circuits - inScope)], circuits, seconds + 5, server.ProcessId, FileAsync, file);

        var batches = (await File.ReadAllLinesAsync(file)).Select(line => JsonNode.Parse(line)!).Select(line => (Circuit: (int)line["c"]!, At: (double)line["t"]!))
            .Where(batch => answered.Count > 0 && batch.At >= answered[0]).ToList();
        File.Delete(file);
        var waits = batches.Where(batch => batch.Circuit < inScope).GroupBy(batch => batch.Circuit)
            .SelectMany(circuit => answered.Select(at => circuit.Select(batch => batch.At - at).Where(wait => wait >= 0).DefaultIfEmpty(double.NaN).Min())).Where(wait => !double.IsNaN(wait)).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"P3 {(int)measured["circuits"]!["opened"]!} of {circuits} open, {inScope} in scope; {answered.Count} filings in {seconds} s ({(refused.Count == 0 ? "none refused" : string.Join(", ", refused.Select(answer => $"{answer.Value} answered {answer.Key}")))}); answer to render batch p50 {Percentile(waits, 50):0} ms, p95 {Percentile(waits, 95):0} ms, p99 {Percentile(waits, 99):0} ms; out of scope received {batches.Count(batch => batch.Circuit >= inScope)} batches"));

        async Task FileAsync()
        {
            var gate = new Lock();
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
            var sent = new List<Task>();
            foreach (var body in bodies)
            {
                await timer.WaitForNextTickAsync();
                sent.Add(SendAsync(body));
            }

            await Task.WhenAll(sent);
            answered.Sort();

            async Task SendAsync(string body)
            {
                using var answer = await server.Filings.SubmitAsync(body);
                var at = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                lock (gate)
                {
                    if (answer.IsSuccessStatusCode)
                        answered.Add(at);
                    else
                        refused[(int)answer.StatusCode] = refused.GetValueOrDefault((int)answer.StatusCode) + 1;
                }
            }
        }
    }

    private static double Percentile(List<double> sorted, int percent) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (sorted.Count * percent) / 100)];
}
