using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdminConsole.Data.Sqlite;

/// <summary>Sets and reads back, on every connection, what an acknowledged commit depends on (DU-01): the connection is refused otherwise.</summary>
internal sealed class SqlitePragmas(int busyTimeoutSeconds) : DbConnectionInterceptor
{
    private const long Full = 2;

    public int BusyTimeoutSeconds { get; } = busyTimeoutSeconds;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public void Apply(SqliteConnection connection)
    {
        // Set last, after everything else was read back: a pooled connection that has it has the rest, and keeps it from one use to the next.
        var timeout = BusyTimeoutSeconds * 1000L;
        if (Ask(connection, "busy_timeout") is long set && set == timeout)
            return;
        Run(connection, "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; PRAGMA wal_autocheckpoint=0;");
        if (!string.Equals(Ask(connection, "journal_mode=WAL") as string, "wal", StringComparison.OrdinalIgnoreCase)
            || Ask(connection, "synchronous") is not Full
            || Ask(connection, "foreign_keys") is not 1L
            || Ask(connection, $"busy_timeout={timeout}") is not long answer || answer != timeout)
            throw new InvalidOperationException("SQLite refused journal_mode=WAL, synchronous=FULL, foreign_keys=ON or busy_timeout; without them an acknowledged change could be lost.");
    }

    private static object? Ask(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma};";
        return command.ExecuteScalar();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
