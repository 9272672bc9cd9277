using System.Collections.Concurrent;
using System.Text;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Tests.Operation;

public sealed class TelemetryTests
{
    [Fact]
    public async Task PD05_Collector_GetsFiguresAndTracesOfAFiling_AndNobodysNameOrNumber()
    {
        await using var collector = await Collector.StartAsync();
        using var folder = new TempFolder();
        await using var server = await FilingClients.StartAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Telemetry:OtlpEndpoint"] = collector.Address.ToString(),
            ["Telemetry:IntervalSeconds"] = "1",
            ["Telemetry:TraceRatio"] = "1",
        });
        using var http = await FilingClients.ClientAsync(server.BaseAddress);
        var filing = Assert.Single(await FilingClients.PrepareAsync(http, 1));

        var answer = await http.SubmitAsync(filing.Body, filing.Key);

        Assert.True(answer.Status == 201, answer.Text);
        await Eventually.TrueAsync(() => Task.FromResult(collector.Has("/v1/metrics", "adminconsole.acts", "submission.submit") && collector.Has("/v1/metrics", "adminconsole.unit.duration", "SubmissionIntakeService.ReceiveAsync")), "figures arrive");
        await Eventually.TrueAsync(() => Task.FromResult(collector.Has("/v1/traces", "api/v1/submissions", "SubmissionIntakeService.ReceiveAsync")), "traces arrive");
        foreach (var secret in (string[])[$"{filing.Body["person"]!["name"]}", $"{filing.Body["person"]!["documentNumber"]}", "13800000000", "DEM0-2027"])
            Assert.False(collector.Has("/v1/metrics", secret) || collector.Has("/v1/traces", secret), secret);
    }

    /// <summary>Keeps what is sent to it. Protocol buffers write text as it is.</summary>
    private sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, string Body)> received) : IAsyncDisposable
    {
        public Uri Address => new(app.Urls.Single());

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var received = new ConcurrentQueue<(string, string)>();
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
                context.Response.StatusCode = StatusCodes.Status200OK;
            });
            await app.StartAsync();
            return new Collector(app, received);
        }

        public bool Has(string path, params string[] words) => words.All(word => received.Any(message => message.Path == path && message.Body.Contains(word, StringComparison.Ordinal)));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
