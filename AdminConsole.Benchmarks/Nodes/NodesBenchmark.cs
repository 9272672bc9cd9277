using System.Globalization;
using System.Text.Json.Nodes;
using AdminConsole.Benchmarks.Circuits;
using AdminConsole.Benchmarks.Intake;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Benchmarks.Nodes;

/// <summary>
/// P10: intake of two nodes behind HAProxy beside that of one node behind the same proxy, each on a PostgreSQL of its own; then open queues on both nodes while
/// filings come in at a steady rate: whether any of them misses one, and how late the last hears of it.
/// </summary>
internal static class NodesBenchmark
{
    private const string DatabaseName = "console";

    /// <summary>Few at a time: they all bind to one institution, whose tries are counted in one row.</summary>
    private const int Binders = 4;

    public static async Task RunAsync(Arguments arguments)
    {
        var (clients, filings, rounds) = (arguments.Number("clients", 32), arguments.Number("filings", 1000), arguments.Number("rounds", 3));
        Console.WriteLine($"{clients} clients, {filings} filings a round, {Environment.ProcessorCount} cores, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        await using var one = await Cluster.StartAsync(nodes: 1);
        await using var two = await Cluster.StartAsync(nodes: 2);
        Console.WriteLine("| round | one node/s | two nodes/s | two / one (goal 0.95) | p99 one, ms | p99 two, ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        for (var round = 0; round <= rounds; round++)
        {
            var alone = await SendAsync(one, filings, clients);
            var together = await SendAsync(two, filings, clients);

            // The first round warms everything up.
            if (round > 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round} | {alone.Rate:0} | {together.Rate:0} | {together.Rate / alone.Rate:0.00} | {alone.Percentile(99):0} | {together.Percentile(99):0} |"));
        }

        await LiveAsync(two, arguments.Number("circuits", 20), arguments.Number("live", 300), arguments.Number("rate", 10));
    }

    private static async Task<IntakeBenchmark.Sent> SendAsync(Cluster cluster, int filings, int clients) =>
        await IntakeBenchmark.SendAsync(cluster.Filings.Client, "/api/v1/submissions", await cluster.Filings.PrepareAsync(filings, Binders), clients, status: 201);

    /// <summary>Every queue is asked for every filing: one that no batch followed within three seconds is lost or late.</summary>
    private static async Task LiveAsync(Cluster cluster, int circuits, int filings, int rate)
    {
        const double Late = 3_000;
        var password = JsonNode.Parse(await File.ReadAllTextAsync(Repository.FullPath("appsettings.Development.json")))!["Demo"]!["Password"]!.ToString();

        // Whoever signs in anew is sent to the node with fewer connections; the cookie keeps them there.
        List<string> cookies = [];
        foreach (var node in cluster.Addresses)
            cookies.Add(await CircuitLoad.SignInAsync(node, "reviewer", password));
        var bodies = await cluster.Filings.PrepareAsync(filings, Binders);
        var file = Path.GetTempFileName();
        List<double> answered = [];
        var half = circuits / 2;
        var measured = await Task.WhenAll(cluster.Addresses.Select((node, index) => CircuitLoad.RunAsync(
            new Uri(node, "review?state=pending"), [cookies[index]], half, (filings / rate) + 15, cluster.ProcessIds[index], index == 0 ? FileAsync : null, $"{file}{index}")));
        var waits = cluster.Addresses.SelectMany((_, index) => File.ReadAllLines($"{file}{index}").Select(line => JsonNode.Parse(line)!)
                .GroupBy(line => (int)line["c"]!, line => (double)line["t"]!)
                .SelectMany(circuit => answered.Select(at => circuit.Select(batch => batch - at).Where(wait => wait >= 0).DefaultIfEmpty(double.PositiveInfinity).Min())))
            .Order().ToList();
        foreach (var (index, _) in cluster.Addresses.Index())
            File.Delete($"{file}{index}");
        File.Delete(file);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Live: {measured.Sum(node => (int)node["circuits"]!["opened"]!)} queues on {measured.Length} nodes, {answered.Count} filings at {rate}/s through the proxy; {waits.Count} updates expected, {waits.Count(wait => wait > Late)} lost or later than 3 s (goal 0); p50 {waits[waits.Count / 2]:0} ms, p95 {waits[waits.Count * 95 / 100]:0} ms, most {waits[^1]:0} ms"));

        async Task FileAsync()
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
            var sent = new List<Task<double>>();
            foreach (var body in bodies)
            {
                await timer.WaitForNextTickAsync();
                sent.Add(SubmitAsync(body));
            }

            answered.AddRange((await Task.WhenAll(sent)).Order());
        }

        async Task<double> SubmitAsync(string body)
        {
            using var answer = await cluster.Filings.SubmitAsync(body);
            answer.EnsureSuccessStatusCode();
            return DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        }
    }

    /// <summary>Nodes on one PostgreSQL behind one proxy.</summary>
    private sealed class Cluster : IAsyncDisposable
    {
        private readonly List<IAsyncDisposable> parts = [];
        private readonly List<TempFolder> folders = [];
        private readonly List<ProductServer> nodes = [];

        public FilingClient Filings { get; private set; } = null!;

        public IReadOnlyList<Uri> Addresses => [.. nodes.Select(node => node.Address)];

        public IReadOnlyList<int> ProcessIds => [.. nodes.Select(node => node.ProcessId)];

        public static async Task<Cluster> StartAsync(int nodes)
        {
            var cluster = new Cluster();
            var postgres = await PostgresServer.StartAsync();
            cluster.parts.Add(postgres);
            await postgres.ExecuteAsync($"create database {DatabaseName}");
            var shared = cluster.Folder();
            for (var node = 0; node < nodes; node++)
            {
                var server = await ProductServer.StartAsync(
                    cluster.Folder(), ("Database:Provider", "Postgres"), ("Database:ConnectionString", postgres.ConnectionString(DatabaseName)), ("Data:SharedDirectory", shared), ("Rate:AnonymousPerIp", "100000"));
                cluster.nodes.Add(server);
                cluster.parts.Add(server);
            }

            var proxy = await HaProxy.StartAsync(cluster.nodes[0].Address, cluster.nodes[^1].Address);
            cluster.parts.Add(proxy);
            cluster.Filings = await FilingClient.ConnectAsync(proxy.Address);
            return cluster;
        }

        public async ValueTask DisposeAsync()
        {
            Filings?.Dispose();
            foreach (var part in Enumerable.Reverse(parts))
                await part.DisposeAsync();
            foreach (var folder in folders)
                folder.Dispose();
        }

        private string Folder()
        {
            folders.Add(new TempFolder());
            return folders[^1].Path;
        }
    }
}
