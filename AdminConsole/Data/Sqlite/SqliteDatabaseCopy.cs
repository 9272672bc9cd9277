using AdminConsole.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace AdminConsole.Data.Sqlite;

/// <summary>The engine's own online copy (VACUUM INTO), under one read transaction: writers go on.</summary>
internal sealed class SqliteDatabaseCopy(IOptions<DatabaseOptions> database, DataDirectory directory) : DatabaseCopy
{
    private const string Tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '__EFMigrationsLock'";

    private readonly string file = Path.GetFullPath(new SqliteConnectionStringBuilder(SqliteAppDbContextFactory.ConnectionStringOf(database.Value, directory)).DataSource);

    public override string FileName => "database.sqlite";

    public override async Task<DatabaseFacts> CopyAsync(string file, CancellationToken ct)
    {
        await using (var source = await OpenAsync(this.file, ct))
        {
            new SqlitePragmas(database.Value.BusyTimeoutSeconds).Apply(source);
            await using var command = source.CreateCommand();
            (command.CommandText, command.CommandTimeout) = ("VACUUM INTO $file", 0);
            command.Parameters.AddWithValue("$file", file);

            // The engine has no asynchronous calls: whoever waits must not be held for all of it.
            await Task.Run(command.ExecuteNonQuery, ct);
        }

        return await ReadAsync(file, ct);
    }

    public override Task<bool> ExistsAsync(CancellationToken ct) => Task.FromResult(File.Exists(file));

    public override Task<DatabaseFacts> ReadAsync(CancellationToken ct) => ReadAsync(file, ct);

    public override async Task PutAsync(string file, string replaced, CancellationToken ct)
    {
        // The log belongs to the file that it was written for.
        foreach (var old in (string[])[this.file, this.file + "-wal", this.file + "-shm"])
        {
            if (!File.Exists(old))
                continue;
            Directory.CreateDirectory(replaced);
            File.Move(old, Path.Combine(replaced, Path.GetFileName(old)), overwrite: true);
        }

        File.Move(file, this.file);

        // A copy has no write-ahead log, and whoever opens it to read alone could not give it one.
        await using var connection = await OpenAsync(this.file, ct);
        new SqlitePragmas(database.Value.BusyTimeoutSeconds).Apply(connection);
    }

    private static async Task<DatabaseFacts> ReadAsync(string file, CancellationToken ct)
    {
        await using var connection = await OpenAsync(file, ct);
        return await ReadAsync(connection, Tables, ct);
    }

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }
}
