using System.Net;
using System.Text.Json.Nodes;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Operation;

public sealed class HealthTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["Health:Token"] = Token };

    [Fact]
    public async Task OP02_Strangers_AreToldOneWord_AndTheMonitorEveryCheck()
    {
        await using var server = await ServerProcess.StartAsync(Settings);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };

        var live = await http.GetStringAsync("/health/live");
        var ready = await http.GetStringAsync("/health/ready");
        var details = JsonNode.Parse(await AskAsync(http, Token, HttpStatusCode.OK))!;

        Assert.Equal("Healthy", live);
        Assert.Matches("^(Healthy|Degraded)$", ready);
        Assert.Equal(
            ["audit", "backup", "database", "disk", "drain", "keys", "migrations", "scans", "sms"], details["checks"]!.AsObject().Select(check => check.Key).Order(StringComparer.Ordinal));
        Assert.Equal("Healthy", details["checks"]!["database"]!["status"]!.ToString());
        Assert.Matches("^(Healthy|Degraded)$", await AskAsync(http, Token[1..] + "x", HttpStatusCode.OK));
    }

    /// <summary>Also OP-02: however the database hangs, whoever asks is answered within two seconds.</summary>
    [Fact]
    public async Task DU06_DatabaseLockedByAnotherProcess_IsAnsweredAsBusy_AndRecovers()
    {
        using var folder = new TempFolder();
        await using var server = await FilingClients.StartAsync(folder.Path, new Dictionary<string, string>(Settings, StringComparer.Ordinal) { ["Database:BusyTimeoutSeconds"] = "1" });
        using var http = await FilingClients.ClientAsync(server.BaseAddress);
        var filing = Assert.Single(await FilingClients.PrepareAsync(http, 1));
        using var visitor = new Visitor(server.BaseAddress);
        await using var other = new SqliteConnection(TestDatabase.SqliteConnectionString(Path.Combine(server.DataDirectory, "adminconsole.db"), pooled: false));
        await other.OpenAsync();

        await using (other.BeginTransaction(deferred: false))
        {
            Assert.True(await TimedAsync(async () => Assert.Equal("Healthy", await http.GetStringAsync("/health/live"))) < TimeSpan.FromSeconds(1));
            var details = "";
            var took = await TimedAsync(async () => details = await AskAsync(http, Token, HttpStatusCode.ServiceUnavailable));
            Assert.True(took < TimeSpan.FromSeconds(2), $"{took}: {details}");
            Assert.Equal("Unhealthy", JsonNode.Parse(details)!["checks"]!["database"]!["status"]!.ToString());

            // Several at once wait no longer than one.
            var waits = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TimedAsync(async () =>
            {
                var answer = (await http.SubmitAsync(filing.Body, filing.Key)).IsRefused(503, "busy");
                Assert.NotNull(answer.Header("Retry-After"));
            })));
            Assert.True(waits.Max() < TimeSpan.FromSeconds(4), string.Join(' ', waits));
            using var page = await visitor.GetAsync("/sign-in");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        await Eventually.TrueAsync(async () => (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK, "the server is ready again");
        Assert.Equal(201, (await http.SubmitAsync(filing.Body, filing.Key)).Status);
    }

    /// <summary>A whole minute, with the wait that an installation has: each who comes meanwhile is told within it that the system is busy, and nothing has to be started again.</summary>
    [Fact, Trait("Category", "Drill")]
    public async Task DU06_LockedForAMinute_EachIsAnsweredInTime_AndEverythingGoesOn()
    {
        using var folder = new TempFolder();
        await using var server = await FilingClients.StartAsync(folder.Path, Settings);
        using var http = await FilingClients.ClientAsync(server.BaseAddress);
        var filing = Assert.Single(await FilingClients.PrepareAsync(http, 1));
        await using var other = new SqliteConnection(TestDatabase.SqliteConnectionString(Path.Combine(server.DataDirectory, "adminconsole.db"), pooled: false));
        await other.OpenAsync();
        List<TimeSpan> filings = [], lives = [];

        await using (other.BeginTransaction(deferred: false))
        {
            var began = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(1))
            {
                filings.Add(await TimedAsync(async () => (await http.SubmitAsync(filing.Body, filing.Key)).IsRefused(503, "busy")));
                lives.Add(await TimedAsync(async () => Assert.Equal("Healthy", await http.GetStringAsync("/health/live"))));
            }
        }

        Assert.True(filings.Count > 5 && filings.Max() < TimeSpan.FromSeconds(6), string.Join(' ', filings));
        Assert.True(lives.Max() < TimeSpan.FromSeconds(1), string.Join(' ', lives));
        await Eventually.TrueAsync(async () => (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK, "the server is ready again");
        Assert.Equal(201, (await http.SubmitAsync(filing.Body, filing.Key)).Status);
    }

    private static async Task<TimeSpan> TimedAsync(Func<Task> act)
    {
        var started = TimeProvider.System.GetTimestamp();
        await act();
        return TimeProvider.System.GetElapsedTime(started);
    }

    private static async Task<string> AskAsync(HttpClient http, string token, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { { "Authorization", $"Bearer {token}" } } };
        using var answer = await http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
