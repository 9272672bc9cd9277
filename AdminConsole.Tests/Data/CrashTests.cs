using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AdminConsole.Data.Demonstration;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Data;

/// <summary>The server is killed while clients file, and started again on the same data.</summary>
public sealed class CrashTests
{
    private const string Secret = "demo-only-6f1d2c0b9a8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6";

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    [Fact]
    public Task DU02_KilledWhileFilingsArrive_LosesNoneThatItAcknowledged() => RunAsync(kills: 1, filings: 200, clients: 4);

    [Fact]
    [Trait("Category", "Drill")]
    public Task DU02_KilledTenTimes_LosesNoneThatItAcknowledged() => RunAsync(kills: 10, filings: 1000, clients: 8);

    private static async Task RunAsync(int kills, int filings, int clients)
    {
        using var folder = new TempFolder();
        var waiting = new ConcurrentQueue<Filing>();
        var acknowledged = new ConcurrentDictionary<Guid, Acknowledged>();
        var before = 0L;
        for (var kill = 0; kill <= kills; kill++)
        {
            await using var server = await StartAsync(folder.Path);
            using var http = await ClientAsync(server.BaseAddress);
            if (kill == 0)
            {
                before = await CountAsync(folder.Path);
                foreach (var filing in await PrepareAsync(http, filings))
                    waiting.Enqueue(filing);
            }

            // At any moment of the round but its very end; the last server lives and takes what is left.
            var moment = kill == kills ? int.MaxValue : acknowledged.Count + 1 + Random.Shared.Next(Math.Max(1, waiting.Count * 2 / (kills - kill + 1)));
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => FileAsync(http, waiting, acknowledged, () =>
            {
                if (acknowledged.Count >= moment)
                    reached.TrySetResult();
            }))));
            await Task.WhenAny(work, reached.Task);
            if (kill < kills)
                await server.KillAsync();
            await work;
            if (kill < kills)
                continue;

            Assert.Empty(waiting);
            Assert.Equal(filings, acknowledged.Count);
            await Parallel.ForEachAsync(acknowledged, AtOnce, async (entry, _) =>
            {
                var again = await http.SubmitAsync(entry.Value.Filing.Body, entry.Key);
                Assert.Equal((200, entry.Value.Text, "true"), (again.Status, again.Text, again.Header("Idempotency-Replayed")));
                Assert.Equal(200, (await http.GetAnswerAsync($"/api/v1/submissions/{entry.Value.Id}")).Status);
            });
        }

        // AL-04: what was committed before each kill is on the record, and nothing else.
        var (code, said) = await ServerProcess.CommandAsync(folder.Path, "verify-audit");
        Assert.True(code == 0, said);
        Assert.Equal(filings, acknowledged.Values.Select(answer => answer.Id).Distinct().Count());
        Assert.Equal(before + filings, await CountAsync(folder.Path));
        Assert.Equal("ok", await AskAsync(folder.Path, "pragma integrity_check"));
        Assert.Null(await AskAsync(folder.Path, "pragma foreign_key_check"));
        Assert.Equal((long)filings, await AskAsync(folder.Path, "select count(*) from AuditEntries where Action = 'submission.submit'"));
    }

    /// <summary>Files until nothing waits or the server is gone; what was not acknowledged waits again, under its key.</summary>
    private static async Task FileAsync(HttpClient http, ConcurrentQueue<Filing> waiting, ConcurrentDictionary<Guid, Acknowledged> acknowledged, Action onAcknowledged)
    {
        while (waiting.TryDequeue(out var filing))
        {
            try
            {
                var answer = await http.SubmitAsync(filing.Body, filing.Key);
                Assert.True(answer.Status is 201 or 200, answer.Text);
                acknowledged[filing.Key] = new Acknowledged(answer.Body!["id"]!.GetValue<Guid>(), answer.Text, filing);
                onAcknowledged();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                waiting.Enqueue(filing);
                return;
            }
        }
    }

    private static async Task<IReadOnlyList<Filing>> PrepareAsync(HttpClient http, int count)
    {
        var season = (await http.GetAnswerAsync("/api/v1/seasons/current")).Body!["id"]!.ToString();
        var hospital = (await http.GetAnswerAsync($"/api/v1/institutions?q={Uri.EscapeDataString(DemonstrationPeople.Hospital)}")).Body!["items"]![0]!["id"]!.GetValue<Guid>();
        var filings = new ConcurrentBag<Filing>();
        await Parallel.ForEachAsync(Enumerable.Range(1, count), AtOnce, async (ordinal, _) =>
        {
            var person = Person.Make(ordinal);
            var bound = await http.SendJsonAsync(HttpMethod.Post, "/api/v1/bindings", new JsonObject
            {
                ["person"] = new JsonObject { ["name"] = person.Name, ["documentType"] = "01", ["documentNumber"] = person.Number },
                ["institutionId"] = hospital,
                ["confirmationCode"] = "DEM0-2027",
            });
            Assert.True(bound.Status == 201, bound.Text);
            var filing = Filings.Green(season, bound.Body!["id"]!.ToString(), person, hospital, DemonstrationPeople.Hospital);
            filing["materials"] = await Filings.UploadRequiredAsync(http, ordinal);
            filings.Add(new Filing(Guid.CreateVersion7(), filing));
        });
        return [.. filings];
    }

    private static Task<ServerProcess> StartAsync(string folder) =>
        ServerProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Rate:ApiClient"] = "1000000", ["Rate:AnonymousPerIp"] = "100000" }, folder);

    private static async Task<HttpClient> ClientAsync(Uri address)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        var token = (await http.TokenAsync(DemonstrationData.ClientId, Secret)).Body!["access_token"]!.ToString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<long> CountAsync(string folder) => (long)(await AskAsync(folder, "select count(*) from Submissions"))!;

    private static async Task<object?> AskAsync(string folder, string question)
    {
        await using var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(Path.Combine(folder, "adminconsole.db"), pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        return await command.ExecuteScalarAsync();
    }

    private sealed record Filing(Guid Key, JsonObject Body);

    private sealed record Acknowledged(Guid Id, string Text, Filing Filing);
}
