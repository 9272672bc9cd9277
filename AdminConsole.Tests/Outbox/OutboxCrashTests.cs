using AdminConsole.Data.Demonstration;
using AdminConsole.Data.Sealing;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Outbox;

/// <summary>The server is killed after a webhook has left and before that is noted.</summary>
public sealed class OutboxCrashTests
{
    private const int Entries = 8, KilledAt = 4;

    [Fact]
    public async Task DU11_KilledBetweenSendAndMark_LosesNoneAndRepeatsOne()
    {
        using var folder = new TempFolder();
        await using var receiver = await Receiver.StartAsync();
        await using (await ServerProcess.StartAsync(dataDirectory: folder.Path))
        {
            // Made by starting: the database, the keys and the demonstration client.
        }

        await FillAsync(folder.Path, receiver.Url);
        var reached = new TaskCompletionSource();
        var gone = new TaskCompletionSource();
        receiver.Answer = (_, _) =>
        {
            if (receiver.All.Count != KilledAt)
                return Task.CompletedTask;
            reached.TrySetResult();
            return gone.Task;
        };
        await using (var server = await ServerProcess.StartAsync(dataDirectory: folder.Path))
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await server.KillAsync();
        }

        gone.SetResult();
        await using var again = await ServerProcess.StartAsync(dataDirectory: folder.Path);
        await Eventually.TrueAsync(async () => await CountAsync(folder.Path, "Sent") == Entries, "all are sent", TimeSpan.FromSeconds(90));

        var sends = receiver.All.GroupBy(got => got.Headers["webhook-id"]).ToList();
        Assert.Equal(Entries, sends.Count);
        Assert.Equal(2, Assert.Single(sends, send => send.Count() > 1).Count());
    }

    private static async Task FillAsync(string folder, string url)
    {
        var personal = new PersonalData(new FieldSealer(KeyRing.Open(Path.Combine(folder, "keys", "sealing.json"))));
        await using var connection = await OpenAsync(folder);
        var client = Guid.Parse((string)(await RunAsync(connection, $"select Id from ApiClients where ClientId = '{DemonstrationData.ClientId}'"))!);
        await RunAsync(connection, "update ApiClients set WebhookUrl = $url, WebhookSecretSealed = $secret", ("$url", url), ("$secret", personal.SealWebhookSecret(client, new byte[32])));
        for (var number = 0; number < Entries; number++)
        {
            await RunAsync(
                connection,
                """
                insert into OutboxEntries (Id, Channel, About, Kind, Above, ClientId, Body, CreatedAt, DueAt, Attempts, State)
                select $id, 'Webhook', $id, 'submission.approved', 0, Id, '{}', '2021-03-01 00:00:00', '2021-03-01 00:00:00', 0, 'Waiting' from ApiClients where ClientId = $client
                """,
                ("$id", $"{Guid.CreateVersion7()}".ToUpperInvariant()), ("$client", DemonstrationData.ClientId));
        }
    }

    private static async Task<long> CountAsync(string folder, string state)
    {
        await using var connection = await OpenAsync(folder);
        return (long)(await RunAsync(connection, $"select count(*) from OutboxEntries where State = '{state}' and Kind = 'submission.approved' and Body = '{{}}'"))!;
    }

    private static async Task<SqliteConnection> OpenAsync(string folder)
    {
        var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(Path.Combine(folder, "adminconsole.db"), pooled: false));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> RunAsync(SqliteConnection connection, string statement, params (string Name, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return await command.ExecuteScalarAsync();
    }
}
