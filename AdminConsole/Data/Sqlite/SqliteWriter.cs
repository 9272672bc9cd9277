using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Data.Sqlite;

/// <summary>
/// The one writer of the SQLite database. Units of work queue here; those that wait together share one transaction, each behind a savepoint of its own,
/// and each is acknowledged after the real commit. The one writer is also the only one that checkpoints the write-ahead log.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostUnitsPerTransaction = 64, CheckpointAfterPages = 1000;
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMilliseconds(50);

    private readonly Channel<Unit> queue = Channel.CreateUnbounded<Unit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqlitePragmas pragmas;
    private readonly ILogger log;
    private readonly Task loop;

    public SqliteWriter(string connectionString, SqlitePragmas pragmas, ILogger log)
    {
        (this.pragmas, this.log) = (pragmas, log);
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        loop = Task.Run(RunLoopAsync);
    }

    /// <summary>The writer's own connection; only units it runs may use it.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Runs a unit inside the shared transaction. Completes after the commit, also when the unit answered false and was rolled back.</summary>
    public Task RunAsync(Func<SqliteTransaction, Task<bool>> work, CancellationToken ct) => EnqueueAsync(new Unit(work, null, ct));

    /// <summary>Runs something that brings its own connection and transaction, while no other write is under way.</summary>
    public async Task<T> RunAloneAsync<T>(Func<Task<T>> work)
    {
        T? result = default;
        await EnqueueAsync(new Unit(null, async () => result = await work(), CancellationToken.None));
        return result!;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        await Connection.DisposeAsync();
    }

    private Task EnqueueAsync(Unit unit) =>
        queue.Writer.TryWrite(unit) ? unit.Completion.Task : Task.FromException(new ObjectDisposedException(nameof(SqliteWriter)));

    private async Task RunLoopAsync()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            while (queue.Reader.TryRead(out var unit))
            {
                if (unit.Alone is not null)
                    await RunAloneAsync(unit);
                else
                    await RunTogetherAsync(unit);
            }
        }
    }

    private static async Task RunAloneAsync(Unit unit)
    {
        try
        {
            await unit.Alone!();
            unit.Completion.SetResult();
        }
        catch (Exception exception)
        {
            unit.Completion.SetException(exception);
        }
    }

    private async Task RunTogetherAsync(Unit first)
    {
        List<Unit> done = [];
        Unit? unit = first;
        try
        {
            EnsureOpen();
            await using var transaction = Connection.BeginTransaction(deferred: false);
            var started = Stopwatch.GetTimestamp();
            do
            {
                if (await RunUnitAsync(unit, transaction))
                    done.Add(unit);
            }
            while (done.Count < MostUnitsPerTransaction && Stopwatch.GetElapsedTime(started) < LongestTransaction && TryTakeNext(out unit));

            transaction.Commit();
            foreach (var written in done)
                written.Completion.SetResult();
        }
        catch (Exception exception)
        {
            // Begin or commit failed: nothing of this transaction is in the database, and nobody was told that it is.
            foreach (var lost in unit is null ? done : done.Append(unit))
                lost.Completion.TrySetException(exception);
        }

        Checkpoint();
    }

    private bool TryTakeNext([NotNullWhen(true)] out Unit? unit)
    {
        if (queue.Reader.TryPeek(out var next) && next.Alone is null && queue.Reader.TryRead(out var taken))
        {
            unit = taken;
            return true;
        }

        unit = null;
        return false;
    }

    /// <summary>
    /// Runs one unit behind a savepoint. One that rolled itself back waits for the commit as well: what it refused, it may have refused because of a row that
    /// an earlier unit of the same transaction wrote. False when it failed; it is then already answered.
    /// </summary>
    private static async Task<bool> RunUnitAsync(Unit unit, SqliteTransaction transaction)
    {
        const string Savepoint = "unit";
        if (unit.Cancellation.IsCancellationRequested)
        {
            unit.Completion.SetCanceled(unit.Cancellation);
            return false;
        }

        transaction.Save(Savepoint);
        try
        {
            if (!await unit.Together!(transaction))
                transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
            return true;
        }
        catch (Exception exception)
        {
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
            unit.Completion.SetException(exception);
        }

        return false;
    }

    private void EnsureOpen()
    {
        if (Connection.State == System.Data.ConnectionState.Open)
            return;
        Connection.Open();
        pragmas.Apply(Connection);
    }

    private void Checkpoint()
    {
        try
        {
            if (WriteAheadLogPages() < CheckpointAfterPages)
                return;
            using var command = Connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
            command.ExecuteNonQuery();
        }
        catch (SqliteException exception)
        {
            log.LogWarning(exception, "The write-ahead log could not be checkpointed; it grows until the next attempt");
        }
    }

    private long WriteAheadLogPages()
    {
        var file = new FileInfo(Connection.DataSource + "-wal");
        return file.Exists ? file.Length / 4096 : 0;
    }

    private sealed record Unit(Func<SqliteTransaction, Task<bool>>? Together, Func<Task>? Alone, CancellationToken Cancellation)
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
