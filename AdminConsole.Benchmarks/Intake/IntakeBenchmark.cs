using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;

namespace AdminConsole.Benchmarks.Intake;

/// <summary>
/// P1: the product's own <c>POST /api/v1/submissions</c> over loopback HTTP, beside a bare endpoint that only adds and saves a row of the same size, and beside
/// single-row commits by hand. All three write through a log and wait for the disk; they take turns.
/// </summary>
internal static class IntakeBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        var (clients, filings, rounds) = (arguments.Number("clients", 32), arguments.Number("filings", 1000), arguments.Number("rounds", 3));

        // The product chooses the SQLite library, for its peers too.
        RuntimeHelpers.RunModuleConstructor(typeof(Data.Db).Module.ModuleHandle);
        var folder = Directory.CreateTempSubdirectory("intake-benchmark").FullName;
        try
        {
            Console.WriteLine($"{clients} clients, {filings} filings a round, {Environment.ProcessorCount} cores");
            Console.WriteLine("| round | product/s | p50 ms | p99 ms | bare EF endpoint/s | raw commits/s | product / EF | product / raw | product's own processor, ms a filing |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
            await using var product = await ProductServer.StartAsync(Path.Combine(folder, "product"));
            await using var naive = await NaiveServer.StartAsync(Path.Combine(folder, "naive.db"));
            using var raw = new RawCommits(Path.Combine(folder, "raw.db"));
            for (var round = 0; round <= rounds; round++)
            {
                var bodies = await product.Filings.PrepareAsync(filings, clients);
                var spent = product.Processor;
                var ours = await SendAsync(product.Filings.Client, "/api/v1/submissions", bodies, clients, status: 201);
                var mine = product.Processor - spent;
                var theirs = await SendAsync(naive.Client, "/filings", bodies, clients, status: 200);
                var commits = raw.Run(filings, TimeSpan.FromSeconds(5));

                // The first round warms everything up.
                if (round > 0)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round} | {ours.Rate:0} | {ours.Percentile(50):0.0} | {ours.Percentile(99):0.0} | {theirs.Rate:0} | {commits:0} | {ours.Rate / theirs.Rate:0.00} | {ours.Rate / commits:0.00} | {mine.TotalMilliseconds / filings:0.00} |"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Sends the bodies with so many at a time, and refuses any answer that is not as it should be.</summary>
    internal static async Task<Sent> SendAsync(HttpClient client, string path, IReadOnlyList<string> bodies, int clients, int status)
    {
        var times = new double[bodies.Count];
        var next = -1;
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var mine && mine < bodies.Count)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(bodies[mine], Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
                request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
                var at = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(request);
                times[mine] = Stopwatch.GetElapsedTime(at).TotalMilliseconds;
                if ((int)answer.StatusCode != status)
                    throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Array.Sort(times);
        return new Sent(bodies.Count / seconds, times);
    }

    internal sealed record Sent(double Rate, double[] Times)
    {
        public double Percentile(int percent) => Times[Math.Min(Times.Length - 1, Times.Length * percent / 100)];
    }
}
