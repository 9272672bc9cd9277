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
    [Fact]
    public Task DU02_KilledWhileFilingsArrive_LosesNoneThatItAcknowledged() => RunAsync(kills: 1, filings: 200, clients: 4);

    [Fact]
    [Trait("Category", "Drill")]
    public Task DU02_KilledTenTimes_LosesNoneThatItAcknowledged() => RunAsync(kills: 10, filings: 1000, clients: 8);

    private static async Task RunAsync(int kills, int filings, int clients)
    {
        using var folder = new TempFolder();
        var waiting = new ConcurrentQueue<FilingClients.Filing>();
        var acknowledged = new ConcurrentDictionary<Guid, FilingClients.Acknowledged>();
        var before = 0L;
        for (var kill = 0; kill <= kills; kill++)
        {
            await using var server = await FilingClients.StartAsync(folder.Path);
            using var http = await FilingClients.ClientAsync(server.BaseAddress);
            if (kill == 0)
            {
                before = await CountAsync(folder.Path);
                foreach (var filing in await FilingClients.PrepareAsync(http, filings))
                    waiting.Enqueue(filing);
            }

            // At any moment of the round but its very end; the last server lives and takes what is left.
            var moment = kill == kills ? int.MaxValue : acknowledged.Count + 1 + Random.Shared.Next(Math.Max(1, waiting.Count * 2 / (kills - kill + 1)));
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => FilingClients.FileAsync(http, waiting, acknowledged, () =>
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
            await Parallel.ForEachAsync(acknowledged, FilingClients.AtOnce, async (entry, _) =>
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

    private static async Task<long> CountAsync(string folder) => (long)(await AskAsync(folder, "select count(*) from Submissions"))!;

    private static async Task<object?> AskAsync(string folder, string question)
    {
        await using var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(Path.Combine(folder, "adminconsole.db"), pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        return await command.ExecuteScalarAsync();
    }
}
