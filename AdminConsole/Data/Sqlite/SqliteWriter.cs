using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Data.Sqlite;

/// <summary>
/// The one writer of the SQLite database. Units of work queue here; those that wait together share one transaction, each behind a savepoint of its own,
/// and each is acknowledged after the real commit. The one writer is also the only one that checkpoints the write-ahead log.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostUnitsPerTransaction = 64, CheckpointAfterUnits = 256, CheckpointAfterBytes = 1000 * 4096;
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMilliseconds(50);

    private readonly Channel<Unit> queue = Channel.CreateUnbounded<Unit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqlitePragmas pragmas;
    private readonly ILogger log;
    private readonly TimeProvider clock;
    private readonly Task loop;
    private int unitsSinceCheckpoint;
    private long lengthAtCheckpoint;

    public SqliteWriter(string connectionString, SqlitePragmas pragmas, ILogger log, TimeProvider clock)
    {
        (this.pragmas, this.log, this.clock) = (pragmas, log, clock);
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = pragmas.BusyTimeoutSeconds }.ToString());

        // The loop outlives the request that happens to come first and must not keep its context.
        using (ExecutionContext.SuppressFlow())
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
            await unit.StartAsync(unit.Alone!);
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

            // EF puts its own limit for commands here whenever a context takes the connection up.
            Connection.DefaultTimeout = pragmas.BusyTimeoutSeconds;
            await using var transaction = Connection.BeginTransaction(deferred: false);
            var started = clock.GetTimestamp();
            do
            {
                if (await RunUnitAsync(unit, transaction))
                    done.Add(unit);
                unit = done.Count < MostUnitsPerTransaction && clock.GetElapsedTime(started) < LongestTransaction ? TakeNext() : null;
            }
            while (unit is not null);

            transaction.Commit();
            unitsSinceCheckpoint += done.Count;
            foreach (var written in done)
                written.Completion.SetResult();
        }
        catch (SqliteException busy) when (unit == first && done.Count == 0 && busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            // Another process holds the database. Who waits here has waited as well, or would wait as long again one after the other (DU-06). All are taken
            // before the first is told: whoever comes because of that comes anew.
            List<Unit> waited = [first];
            while (queue.Reader.TryRead(out var waiting))
                waited.Add(waiting);
            foreach (var lost in waited)
                lost.Completion.TrySetException(busy);
        }
        catch (Exception exception)
        {
            // Begin or commit failed: nothing of this transaction is in the database, and nobody was told that it is.
            foreach (var lost in done)
                lost.Completion.TrySetException(exception);
            unit?.Completion.TrySetException(exception);
        }

        Checkpoint();
    }

    private Unit? TakeNext() => queue.Reader.TryPeek(out var next) && next.Alone is null && queue.Reader.TryRead(out var taken) ? taken : null;

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
            if (!await unit.StartAsync(() => unit.Together!(transaction)))
                transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
            return true;
        }
        catch (Exception exception)
        {
            try
            {
                transaction.Rollback(Savepoint);
                transaction.Release(Savepoint);
            }
            catch (SqliteException)
            {
                // A full disk takes the whole transaction with it: all that is in it has failed, and for this reason.
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
            }

            unit.Completion.SetException(exception);
        }

        return false;
    }

    private void EnsureOpen()
    {
        if (Connection.State == System.Data.ConnectionState.Open)
            return;
        Connection.Open();
        try
        {
            pragmas.Apply(Connection);
        }
        catch
        {
            Connection.Close();
            throw;
        }
    }

    private void Checkpoint()
    {
        try
        {
            if (unitsSinceCheckpoint < CheckpointAfterUnits && LogLength() - lengthAtCheckpoint < CheckpointAfterBytes)
                return;
            using var command = Connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
            command.ExecuteNonQuery();
            (unitsSinceCheckpoint, lengthAtCheckpoint) = (0, LogLength());
        }
        catch (SqliteException exception)
        {
            log.LogWarning(exception, "The write-ahead log could not be checkpointed; it grows until the next attempt");
        }
    }

    /// <summary>The file never shrinks: once checkpointed it is written over from its start. So only growth beyond the last length says how much is waiting, and units otherwise.</summary>
    private long LogLength()
    {
        var file = new FileInfo(Connection.DataSource + "-wal");
        return file.Exists ? file.Length : 0;
    }

    /// <summary>A waiting piece of work, with the context (trace, culture) of whoever asked for it.</summary>
    private sealed record Unit(Func<SqliteTransaction, Task<bool>>? Together, Func<Task>? Alone, CancellationToken Cancellation)
    {
        private readonly ExecutionContext? context = ExecutionContext.Capture();

        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TTask StartAsync<TTask>(Func<TTask> work)
            where TTask : Task
        {
            if (context is null)
                return work();
            TTask? started = null;
            ExecutionContext.Run(context, _ => started = work(), null);
            return started!;
        }
    }
}
