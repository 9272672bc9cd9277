using System.Data.Common;
using System.Globalization;

namespace AdminConsole.Data;

/// <summary>How the database gets into a backup and out of one. One implementation per engine. Reads by table and column names alone: the schema may be older than the model.</summary>
public abstract class DatabaseCopy
{
    /// <summary>What the copy is called inside a backup; says which engine can read it.</summary>
    public abstract string FileName { get; }

    /// <summary>Copies the database as it is at one moment, while others go on reading and writing, and says what it held at that moment.</summary>
    public abstract Task<DatabaseFacts> CopyAsync(string file, CancellationToken ct);

    /// <summary>Whether there is a database already.</summary>
    public abstract Task<bool> ExistsAsync(CancellationToken ct);

    /// <summary>Puts a copy in the database's place. Nobody else may have it open.</summary>
    /// <param name="file">The copy; may be moved.</param>
    /// <param name="replaced">A folder for what stood there before, where the engine keeps it in files.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="InvalidOperationException">Somebody else is connected.</exception>
    public abstract Task PutAsync(string file, string replaced, CancellationToken ct);

    /// <summary>What the database holds now.</summary>
    public abstract Task<DatabaseFacts> ReadAsync(CancellationToken ct);

    /// <param name="connection">Open, and within a transaction where others may write meanwhile.</param>
    /// <param name="tables">A query that names the tables.</param>
    /// <param name="ct">Cancellation.</param>
    private protected static async Task<DatabaseFacts> ReadAsync(DbConnection connection, string tables, CancellationToken ct)
    {
        var names = await ListAsync(connection, tables, reader => reader.GetString(0), ct);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in names)
            counts[name] = (await ListAsync(connection, $"""SELECT COUNT(*) FROM "{name}" """, reader => reader.GetInt64(0), ct)).Single();
        var schema = await ListAsync(connection, """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" DESC LIMIT 1""", reader => reader.GetString(0), ct);
        var ends = await ListAsync(connection, """SELECT "Sequence", "Mac" FROM "AuditEntries" ORDER BY "Sequence" DESC LIMIT 1""", reader => (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)), ct);
        var (sequence, mac) = ends.SingleOrDefault();
        return new DatabaseFacts(schema.Single(), counts, sequence, mac ?? []);
    }

    private static async Task<List<T>> ListAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();

        // Counting a million rows may take longer than a page would wait.
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<T> rows = [];
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }
}

/// <summary>What a database holds at one moment.</summary>
/// <param name="Schema">The last migration it has.</param>
/// <param name="Counts">Rows by table.</param>
/// <param name="AuditSequence">The last entry of the record; 0 = none.</param>
/// <param name="AuditMac">Its digest.</param>
public sealed record DatabaseFacts(string Schema, IReadOnlyDictionary<string, long> Counts, long AuditSequence, byte[] AuditMac)
{
    /// <summary>The tables that do not hold the same number of rows as another's; empty when all do.</summary>
    public IReadOnlyList<string> DifferencesFrom(DatabaseFacts other) =>
    [
        .. Counts.Keys.Union(other.Counts.Keys).Order(StringComparer.Ordinal)
            .Where(table => Counts.GetValueOrDefault(table, -1) != other.Counts.GetValueOrDefault(table, -1))
            .Select(table => string.Create(CultureInfo.InvariantCulture, $"{table}: {other.Counts.GetValueOrDefault(table, -1)} instead of {Counts.GetValueOrDefault(table, -1)}")),
    ];
}
