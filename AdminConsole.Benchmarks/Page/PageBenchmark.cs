using System.Globalization;
using System.Text.Json.Nodes;
using AdminConsole.Benchmarks.Circuits;
using AdminConsole.Benchmarks.Intake;
using AdminConsole.Benchmarks.Start;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;

namespace AdminConsole.Benchmarks.Page;

/// <summary>
/// P8: the queue page in a browser that has never seen it, beside the counter of a blank Blazor server: bytes over the wire, requests, and the time from the
/// navigation to the first row (to the counter's circuit). Over 10 Mbit/s with 20 ms there and back, like a district's line, and without any limit.
/// </summary>
internal static class PageBenchmark
{
    /// <summary>Loads of each before the first that counts: code of a server that has just started is compiled in haste.</summary>
    private const int WarmUps = 10;

    private const string Queue = "review?state=pending", FirstRow = "tbody tr td a", Ready = ".ready";

    public static async Task RunAsync(Arguments arguments)
    {
        var loads = arguments.Number("loads", 9);
        var folder = Directory.CreateTempSubdirectory("page-benchmark").FullName;
        await using (var server = await ProductServer.StartAsync(folder))
        await using (var blank = await ReadyServer.StartBlankAsync())
        {
            var password = JsonNode.Parse(await File.ReadAllTextAsync(Repository.FullPath("appsettings.Development.json")))!["Demo"]!["Password"]!.ToString();
            var cookies = await CircuitLoad.SignInAsync(server.Address, "reviewer", password);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Browser.LaunchAsync(playwright);
            Console.WriteLine($"{Environment.ProcessorCount} cores, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}; median of {loads} cold loads each, in turns");
            Console.WriteLine("| line | queue: KB (goal 220) | requests (goal 12) | first row, ms | blank page: KB | requests | interactive, ms | ratio (goal 1.5) |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (var limited in (bool[])[true, false])
            {
                List<Load> ours = [], theirs = [];
                for (var load = 1 - WarmUps; load <= loads; load++)
                {
                    var mine = await LoadAsync(browser, server.Address, Queue, cookies, FirstRow, limited);
                    var peer = await LoadAsync(browser, blank.Address, "/", cookies: null, Ready, limited);

                    if (load <= 0)
                        continue;
                    ours.Add(mine);
                    theirs.Add(peer);
                }

                var (row, ready) = (Median(ours), Median(theirs));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {(limited ? "10 Mbit/s, 20 ms" : "loopback")} | {ours[^1].Bytes / 1024.0:0} | {ours[^1].Requests} | {row:0} | {theirs[^1].Bytes / 1024.0:0} | {theirs[^1].Requests} | {ready:0} | {row / ready:0.00} |"));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static double Median(List<Load> loads) => loads.Select(load => load.Milliseconds).Order().ElementAt(loads.Count / 2);

    /// <summary>One load with an empty cache. Everything that comes over the wire counts, headers and the circuit's messages included, as they are there.</summary>
    private static async Task<Load> LoadAsync(IBrowser browser, Uri server, string path, string? cookies, string shows, bool limited)
    {
        using var relay = new CountingRelay(server);
        var url = new Uri(relay.Address, path);
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "zh-CN", ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        if (cookies is not null)
            await context.AddCookiesAsync(cookies.Split("; ").Select(pair => pair.Split('=', 2)).Select(pair => new Cookie { Name = pair[0], Value = pair[1], Url = url.ToString() }));
        var page = await context.NewPageAsync();
        var network = await context.NewCDPSessionAsync(page);
        var requests = 0;
        network.Event("Network.requestWillBeSent").OnEvent += (_, _) => Interlocked.Increment(ref requests);
        network.Event("Network.webSocketCreated").OnEvent += (_, _) => Interlocked.Increment(ref requests);
        await network.SendAsync("Network.enable");
        if (limited)
            await network.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal) { ["offline"] = false, ["latency"] = 20, ["downloadThroughput"] = 10_000_000 / 8, ["uploadThroughput"] = 10_000_000 / 8 });

        // Timed by the page itself, from the beginning of the navigation to the frame that shows it: a wait of the driver's looks again after pauses of up to half a second.
        await page.AddInitScriptAsync(
            $$"""
            window.shown = new Promise(resolve => new MutationObserver((_, observer) => {
              if (document.querySelector('{{shows}}')) { observer.disconnect(); requestAnimationFrame(() => resolve(performance.now())); }
            }).observe(document, { childList: true, subtree: true, attributes: true }));
            """);
        await page.GotoAsync(url.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        var shown = await page.EvaluateAsync<double>("window.shown");

        // What comes after the first row counts among the bytes and requests all the same.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return new Load(shown, relay.Bytes, requests);
    }

    private sealed record Load(double Milliseconds, long Bytes, int Requests);
}
