using AdminConsole.Data.Sqlite;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdminConsole.Tests.Data;

public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly string connectionString;
    private readonly SqliteWriter writer;

    public SqliteWriterTests()
    {
        connectionString = TestDatabase.SqliteConnectionString(folder.File("writer.db"), pooled: false);
        writer = new SqliteWriter(connectionString, new SqlitePragmas(busyTimeoutSeconds: 1), NullLogger.Instance, new FakeClock());
    }

    public Task InitializeAsync() => writer.RunAsync(
        transaction =>
        {
            Execute(transaction, "CREATE TABLE parents (id INTEGER PRIMARY KEY)");
            Execute(transaction, "CREATE TABLE things (name TEXT PRIMARY KEY, parent INTEGER REFERENCES parents (id))");
            return Task.FromResult(true);
        },
        CancellationToken.None);

    public async Task DisposeAsync()
    {
        await writer.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task DU07_UnitsThatWait_ShareOneTransactionAndAreAnsweredAfterItsCommit()
    {
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var first = writer.RunAsync(
            async transaction =>
            {
                begun.SetResult();
                await go.Task;
                return await Insert(transaction, "first");
            },
            CancellationToken.None);
        await begun.Task;
        SqliteTransaction? one = null;
        SqliteTransaction? other = null;
        var second = writer.RunAsync(transaction => Insert(one = transaction, "second"), CancellationToken.None);
        var third = writer.RunAsync(
            transaction =>
            {
                Assert.False(first.IsCompleted);
                Assert.False(second.IsCompleted);
                Assert.Equal(0, CountElsewhere());
                return Insert(other = transaction, "third");
            },
            CancellationToken.None);

        go.SetResult();
        await Task.WhenAll(first, second, third);

        Assert.Same(one, other);
        Assert.Equal(3, CountElsewhere());
    }

    [Fact]
    public async Task DU07_FailingUnitInAGroup_DoesNotHarmItsNeighbours()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var before = writer.RunAsync(
            async transaction =>
            {
                begun.SetResult();
                await go.Task;
                return await Insert(transaction, "before");
            },
            CancellationToken.None);
        await begun.Task;
        var failing = writer.RunAsync(
            async transaction =>
            {
                await Insert(transaction, "lost");
                return await Insert(transaction, "before");
            },
            CancellationToken.None);
        var refused = writer.RunAsync(
            async transaction =>
            {
                await Insert(transaction, "refused");
                return false;
            },
            CancellationToken.None);
        var after = writer.RunAsync(transaction => Insert(transaction, "after"), CancellationToken.None);

        go.SetResult();
        await Task.WhenAll(before, refused, after);

        await Assert.ThrowsAsync<SqliteException>(() => failing);
        Assert.Equal(["after", "before"], NamesElsewhere());
    }

    [Fact]
    public async Task DU07_CommitFails_NobodyIsToldOtherwise_AndTheWriterGoesOn()
    {
        // A deferred foreign key is checked by COMMIT itself.
        var lost = writer.RunAsync(
            transaction =>
            {
                Execute(transaction, "PRAGMA defer_foreign_keys = ON");
                Execute(transaction, "INSERT INTO things VALUES ('orphan', 17)");
                return Task.FromResult(true);
            },
            CancellationToken.None);

        await Assert.ThrowsAsync<SqliteException>(() => lost);
        await writer.RunAsync(transaction => Insert(transaction, "next"), CancellationToken.None);
        Assert.Equal(["next"], NamesElsewhere());
    }

    [Fact]
    public async Task RunAsync_CancelledBeforeItsTurn_DoesNotRun()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = writer.RunAsync(
            async _ =>
            {
                begun.SetResult();
                await go.Task;
                return true;
            },
            CancellationToken.None);
        await begun.Task;
        using var cancel = new CancellationTokenSource();
        var second = writer.RunAsync(transaction => Insert(transaction, "never"), cancel.Token);

        await cancel.CancelAsync();
        go.SetResult();
        await first;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, CountElsewhere());
    }

    [Fact]
    public async Task DU07_Transactions_BeginImmediate()
    {
        await writer.RunAsync(
            _ =>
            {
                // Nothing is written yet, and still nobody else can begin to write.
                using var other = Open();
                other.DefaultTimeout = 1;
                Assert.Equal(5, Assert.Throws<SqliteException>(() => other.BeginTransaction(deferred: false)).SqliteErrorCode);
                return Task.FromResult(true);
            },
            CancellationToken.None);
    }

    [Fact]
    public async Task DU07_AnotherProcessHoldsTheLock_FailsAsBusyAndRecovers()
    {
        using (var other = Open())
        {
            using var held = other.BeginTransaction(deferred: false);

            var failure = await Assert.ThrowsAsync<SqliteException>(() => writer.RunAsync(transaction => Insert(transaction, "busy"), CancellationToken.None));

            Assert.Equal(5, failure.SqliteErrorCode);
        }

        await writer.RunAsync(transaction => Insert(transaction, "later"), CancellationToken.None);
        Assert.Equal(["later"], NamesElsewhere());
    }

    [Fact]
    public async Task DU01_WritersConnection_ReadsBackItsPragmas()
    {
        await writer.RunAsync(
            transaction =>
            {
                Assert.Equal("wal", Scalar(transaction, "PRAGMA journal_mode"));
                Assert.Equal(2L, Scalar(transaction, "PRAGMA synchronous"));
                Assert.Equal(1L, Scalar(transaction, "PRAGMA foreign_keys"));
                Assert.Equal(1000L, Scalar(transaction, "PRAGMA busy_timeout"));
                Assert.Equal(0L, Scalar(transaction, "PRAGMA wal_autocheckpoint"));
                Assert.Equal(0L, Scalar(transaction, "PRAGMA mmap_size"));
                return Task.FromResult(true);
            },
            CancellationToken.None);
    }

    [Fact]
    public void DU01_ConnectionThatCannotKeepAWriteAheadLog_IsRefused()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();

        Assert.Throws<InvalidOperationException>(() => new SqlitePragmas(busyTimeoutSeconds: 1).Apply(memory));
    }

    [Fact]
    public async Task DU07_TheWriterAlone_Checkpoints()
    {
        for (var batch = 0; batch < 6; batch++)
        {
            var number = batch;
            await writer.RunAsync(
                transaction =>
                {
                    for (var row = 0; row < 400; row++)
                        Execute(transaction, $"INSERT INTO things VALUES ('{number}-{row}-' || hex(randomblob(1000)), NULL)");
                    return Task.FromResult(true);
                },
                CancellationToken.None);
        }

        Assert.True(new FileInfo(folder.File("writer.db")).Length > 1_000_000);
    }

    [Fact]
    public async Task DisposeAsync_FinishesWhatWaits_AndRefusesMore()
    {
        var last = writer.RunAsync(transaction => Insert(transaction, "last"), CancellationToken.None);

        await writer.DisposeAsync();

        await last;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writer.RunAsync(_ => Task.FromResult(true), CancellationToken.None));
    }

    private static Task<bool> Insert(SqliteTransaction transaction, string name)
    {
        Execute(transaction, $"INSERT INTO things VALUES ('{name}', NULL)");
        return Task.FromResult(true);
    }

    private static void Execute(SqliteTransaction transaction, string sql) => Scalar(transaction, sql);

    private static object? Scalar(SqliteTransaction transaction, string sql)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command.ExecuteScalar();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private int CountElsewhere() => NamesElsewhere().Count;

    private List<string> NamesElsewhere()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM things ORDER BY name";
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }
}
