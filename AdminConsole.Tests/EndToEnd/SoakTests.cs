using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>
/// Many open queues while filings arrive (OP-06): memory, errors, how long a click takes, and that strangers at the circuits' door change none of it.
/// <c>tools/soak.sh</c> runs it for as long as one likes; <c>tools/circuit-load</c> plays the queues.
/// </summary>
[Collection(EndToEndCollection.Name)]
public sealed class SoakTests
{
    private const long MostMemory = 1_536L * 1024 * 1024;
    private const int MostMilliseconds = 300;

    /// <summary>Of eleven queues one is in the scope of what is filed and drawn anew for it; the others stand open and have nothing to hear.</summary>
    private static readonly string[] Reviewers = [.. new[] { "reviewer", "reviewer2", "site", "district", "point" }.SelectMany(active => Enumerable.Repeat("neighbour", 10).Prepend(active))];
    private static readonly int Seconds = Setting("SOAK_SECONDS", 60), Queues = Setting("SOAK_QUEUES", 550), PerSecond = Setting("SOAK_FILINGS", 2), Strangers = Setting("SOAK_STRANGERS", 5_000);

    [Fact, Trait("Category", "Drill")]
    public async Task OP06_OpenQueues_StayLiveWithinMemory_AndClicksQuick_WhateverStrangersTry()
    {
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Rate:ApiClient"] = "1000000",
            ["Rate:AnonymousPerIp"] = "1000000",
            ["Circuit:PerUser"] = "1000",
            ["Session:MaxConcurrent"] = "5",
            ["Session:Idle"] = "00:30:00",
            ["Session:Absolute"] = "12:00:00",
        });
        using var folder = new TempFolder();
        var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in Reviewers.Distinct())
        {
            using var visitor = await Visitor.SignedInAsync(server.BaseAddress, person);
            cookies[person] = visitor.Cookies.GetCookieHeader(server.BaseAddress);
        }

        await File.WriteAllLinesAsync(folder.File("cookies"), Reviewers.Select(person => cookies[person]));
        await Browser.RunAsync(async session =>
        {
            var page = await session.NewPageAsync(server.BaseAddress);
            await page.GotoAsync("/review?sort=-submittedAt");
            await page.Locator("tr", new() { Has = page.GetByText("reviewer", new() { Exact = true }) }).GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.Locator("tbody th a").First).ToBeVisibleAsync();
            await using var load = CircuitLoad.Start(server, folder);
            await load.Holding.WaitAsync(TimeSpan.FromMinutes(10));
            using var filer = await FilingClients.ClientAsync(server.BaseAddress);
            using var over = new CancellationTokenSource();
            var filing = FileAsync(filer, over.Token);
            using var sampling = new CancellationTokenSource();
            var (memory, clicks) = (SampleAsync(server.ProcessId, sampling.Token), new List<double>());
            var began = TimeProvider.System.GetTimestamp();
            using (var tick = new PeriodicTimer(TimeSpan.FromSeconds(1)))
            {
                while (TimeProvider.System.GetElapsedTime(began).TotalSeconds < Seconds && await tick.WaitForNextTickAsync())
                    clicks.Add(await ClickAsync(page));
            }

            var quiet = (Slowest: Percentile(clicks, 95), Memory: Resident(server.ProcessId));
            clicks.Clear();
            var strangers = KnockAsync(server.BaseAddress);
            while (!strangers.IsCompleted)
                clicks.Add(await ClickAsync(page));
            var statuses = await strangers;
            var loud = (Slowest: Percentile(clicks, 95), Memory: Resident(server.ProcessId));

            // Every row is live: the last that was filed stands in a queue that has been open all the while.
            await over.CancelAsync();
            var (filed, refused, last) = await filing;
            if (await page.Locator("th[aria-sort]", new() { HasText = "提交时间" }).GetAttributeAsync("aria-sort") != "descending")
                await ClickAsync(page);
            await Expect(page.Locator("tbody").GetByText(last)).ToBeVisibleAsync(new() { Timeout = 5_000 });
            await sampling.CancelAsync();
            var samples = await memory;
            var played = await load.EndAsync();

            var report = string.Create(CultureInfo.InvariantCulture, $"{Queues} queues, {Seconds} s, {filed} filings ({refused} refused); click p95 {quiet.Slowest:F0} ms, with strangers {loud.Slowest:F0} ms; resident {quiet.Memory >> 20} MB, with strangers {loud.Memory >> 20} MB, most {samples.Max() >> 20} MB; circuits {played["circuits"]!.ToJsonString()}; batches {played["batches"]!.ToJsonString()}");
            await File.WriteAllLinesAsync(Path.Combine(Repository.TestResults, "soak.txt"), [report, .. samples.Select(sample => (sample >> 20).ToString(CultureInfo.InvariantCulture))]);
            Assert.True(refused == 0 && filed > 0, report);
            Assert.Equal((Queues, 0, 0), ((int)played["circuits"]!["opened"]!, (int)played["circuits"]!["failed"]!, (int)played["circuits"]!["droppedWhileHeld"]!));
            Assert.All(statuses, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
            Assert.True(samples.Max() < MostMemory, report);
            Assert.True(IsFlat(samples), report);
            Assert.True(quiet.Slowest < MostMilliseconds && loud.Slowest < MostMilliseconds, report);
            Assert.True(loud.Memory < quiet.Memory * 1.15, report);
            Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
        });
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : otherwise;

    /// <summary>Turns the order of the queue round, and answers how long that took to be seen.</summary>
    private static Task<double> ClickAsync(IPage page) => page.EvaluateAsync<double>(
        // Measured by the page itself: an assertion looks again after pauses that are longer than what is measured here.
        """
        () => new Promise((resolve, reject) => {
          const header = [...document.querySelectorAll('th[aria-sort]')].find(cell => cell.textContent.includes('提交时间'));
          const began = performance.now();
          new MutationObserver((_, observer) => { observer.disconnect(); resolve(performance.now() - began); }).observe(header, { attributeFilter: ['aria-sort'] });
          setTimeout(() => reject(new Error('The order was not turned round within 20 seconds.')), 20_000);
          header.querySelector('button').click();
        })
        """);

    /// <summary>Files so many a second, images and all, until it is told to stop; answers how many, how many were refused, and the number of the last.</summary>
    private static async Task<(int Filed, int Refused, string Last)> FileAsync(HttpClient http, CancellationToken ct)
    {
        var (filed, refused, last, running) = (0, 0, (Ordinal: 0, Number: ""), new ConcurrentBag<Task>());
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        for (var ordinal = 1; !ct.IsCancellationRequested; ordinal++)
        {
            running.Add(OneAsync(ordinal));
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(running);
        return (filed, refused, last.Number);

        async Task OneAsync(int ordinal)
        {
            var filing = Assert.Single(await FilingClients.PrepareAsync(http, [ordinal]));

            // Three trainees to a mentor and a graduation certificate of one's own: a mentor of tens of thousands, whose trainees' marks all say so with each that comes,
            // and pairs that may be one person would be what is measured.
            filing.Body["periods"]![0]!["posts"]![0]!["mentorCertificateNumber"] = string.Create(CultureInfo.InvariantCulture, $"1104201{ordinal / 3:D8}");
            filing.Body["education"]!["certificateNumber"] = string.Create(CultureInfo.InvariantCulture, $"1092912019{ordinal:D8}");
            var answer = await http.SubmitAsync(filing.Body, filing.Key);
            if (answer.Status != 201)
                Interlocked.Increment(ref refused);
            else if (Interlocked.Increment(ref filed) >= 0)
                last = ordinal > last.Ordinal ? (ordinal, answer.Body!["number"]!.ToString()) : last;
        }
    }

    /// <summary>People without a sign-in who ask for a circuit.</summary>
    private static async Task<IReadOnlyCollection<HttpStatusCode>> KnockAsync(Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };
        var statuses = new ConcurrentBag<HttpStatusCode>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Strangers), FilingClients.AtOnce, async (_, ct) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", address.GetLeftPart(UriPartial.Authority) } } };
            using var answer = await http.SendAsync(request, ct);
            statuses.Add(answer.StatusCode);
        });
        return statuses;
    }

    private static async Task<IReadOnlyList<long>> SampleAsync(int process, CancellationToken ct)
    {
        List<long> samples = [];
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(2));
        do
        {
            samples.Add(Resident(process));
        }
        while (!ct.IsCancellationRequested && await tick.WaitForNextTickAsync(CancellationToken.None));
        return samples;
    }

    private static long Resident(int process) =>
        1024 * long.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    /// <summary>The last quarter is no higher than the one in the middle, but for what a collection more or less makes.</summary>
    private static bool IsFlat(IReadOnlyList<long> samples) => samples.Skip(samples.Count * 3 / 4).Average() < samples.Skip(samples.Count / 2).Take(Math.Max(1, samples.Count / 4)).Average() * 1.1;

    private static double Percentile(List<double> values, int percent) => values.Order().ElementAt(Math.Min(values.Count - 1, values.Count * percent / 100));

    /// <summary>tools/circuit-load in a process of its own.</summary>
    private sealed class CircuitLoad : IAsyncDisposable
    {
        private readonly Process process;
        private readonly LastWill kill;
        private readonly TaskCompletionSource holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task<string> result;

        private CircuitLoad(Process process)
        {
            this.process = process;
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data?.Contains("\"phase\":\"hold\"", StringComparison.Ordinal) == true)
                    holding.TrySetResult();
            };
            process.EnableRaisingEvents = true;
            process.Exited += (_, _) => holding.TrySetException(new InvalidOperationException("The queues were not opened."));
            process.Start();
            process.BeginErrorReadLine();
            result = process.StandardOutput.ReadToEndAsync();
            kill = new LastWill("""kill -KILL "$1" """, $"{process.Id}");
        }

        /// <summary>Every queue is open.</summary>
        public Task Holding => holding.Task;

        public static CircuitLoad Start(ServerProcess server, TempFolder folder) => new(new Process
        {
            StartInfo = new ProcessStartInfo(
                "node",
                [
                    Repository.FullPath("tools/circuit-load/circuit-load.mjs"), "--url", new Uri(server.BaseAddress, "/review?sort=-submittedAt").ToString(), "--circuits", $"{Queues}", "--rate", "10", "--timeout", "60",
                    "--hold", $"{Seconds + 60}", "--report-every", "1", "--settle", "1", "--timeline", "off", "--cookie-file", folder.File("cookies"),
                ])
            { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        });

        /// <summary>What it has to say when it has held the queues for as long as it was told.</summary>
        public async Task<JsonNode> EndAsync()
        {
            var said = await result;
            await process.WaitForExitAsync();
            return JsonNode.Parse(said)!;
        }

        public async ValueTask DisposeAsync()
        {
            await kill.CarryOutAsync();
            process.Dispose();
        }
    }
}
