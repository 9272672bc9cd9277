using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AdminConsole.Configuration;
using AdminConsole.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdminConsole.Data.Postgres;

/// <summary>
/// Moves a SQLite installation into an empty PostgreSQL database, every row of every table in one transaction, and compares what arrived with what was sent.
/// Goes by table and column names alone. The SQLite file stays as it is; nobody may write to it meanwhile.
/// </summary>
public sealed class PostgresMove(IOptions<DatabaseOptions> database, DataDirectory directory, ILogger<DatabaseStart> log)
{
    private const string History = "__EFMigrationsHistory";

    /// <param name="target">Connection string of an empty database.</param>
    /// <param name="onTable">Told of each table that is there, with its rows.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Contexts of the database that now holds everything.</returns>
    /// <exception cref="InvalidOperationException">The target is not empty, or does not hold afterwards what was sent.</exception>
    public async Task<AppDbContextFactory> RunAsync(string target, Func<string, long, Task> onTable, CancellationToken ct)
    {
        var there = Options.Create(new DatabaseOptions { Provider = DatabaseProvider.Postgres, ConnectionString = target, CommandTimeoutSeconds = database.Value.CommandTimeoutSeconds });
        var contexts = new PostgresAppDbContextFactory(there, new ChangeNotice());
        await using var to = new NpgsqlConnection(target);
        await to.OpenAsync(ct);
        if ((await ListAsync(to, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", ct)).Count > 0)
            throw new InvalidOperationException("The PostgreSQL database holds tables already. Name an empty one.");
        await using (var schema = contexts.Create(Authorization.AccessScope.System))
            await schema.Database.MigrateAsync(ct);

        await using var from = new SqliteConnection(SqliteAppDbContextFactory.ConnectionStringOf(database.Value, directory));
        await from.OpenAsync(ct);
        await using (var transaction = await to.BeginTransactionAsync(ct))
        {
            foreach (var table in await TablesAsync(to, ct))
            {
                var columns = await ColumnsAsync(to, table, ct);
                var sent = await SendAsync(from, to, table, columns, ct);
                if (await ReadBackAsync(to, table, columns, ct) != sent)
                    throw new InvalidOperationException($"{table} does not hold in PostgreSQL what it holds in SQLite; nothing was moved.");
                await CountOnAsync(to, table, columns, ct);
                await onTable(table, sent.Rows);
            }

            await transaction.CommitAsync(ct);
        }

        // What watches over the record comes last, as after any start.
        await new DatabaseStart(contexts, log).RunAsync(ct);
        return contexts;
    }

    /// <summary>What rows refer to before the rows.</summary>
    private static async Task<List<string>> TablesAsync(NpgsqlConnection to, CancellationToken ct)
    {
        var left = (await ListAsync(to, $"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '{History}' ORDER BY 1", ct)).ConvertAll(row => row[0]);
        var needs = (await ListAsync(to, "SELECT a.relname, b.relname FROM pg_constraint c JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid WHERE c.contype = 'f' AND a.oid <> b.oid", ct))
            .ToLookup(row => row[0], row => row[1], StringComparer.Ordinal);
        List<string> ordered = [];
        while (left.Count > 0)
        {
            var ready = left.FindAll(table => !needs[table].Any(left.Contains));
            if (ready.Count == 0)
                throw new InvalidOperationException($"Tables refer to one another in a circle: {string.Join(", ", left)}.");
            ordered.AddRange(ready);
            left.RemoveAll(ready.Contains);
        }

        return ordered;
    }

    private static async Task<List<Column>> ColumnsAsync(NpgsqlConnection to, string table, CancellationToken ct) =>
        (await ListAsync(to, $"SELECT column_name, data_type, is_identity FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position", ct))
        .ConvertAll(row => new Column(row[0], row[1], row[2] == "YES"));

    private static async Task<Content> SendAsync(SqliteConnection from, NpgsqlConnection to, string table, List<Column> columns, CancellationToken ct)
    {
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var select = new SqliteCommand($"SELECT {names} FROM \"{table}\"", from);
        await using var reader = await select.ExecuteReaderAsync(ct);
        await using var import = await to.BeginBinaryImportAsync($"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)", ct);
        var content = default(Content);
        while (await reader.ReadAsync(ct))
        {
            var row = new object?[columns.Count];
            await import.StartRowAsync(ct);
            for (var at = 0; at < row.Length; at++)
            {
                row[at] = reader.IsDBNull(at) ? null : columns[at].OfSqlite(reader.GetValue(at));
                await (row[at] is { } value ? import.WriteAsync(value, columns[at].Type, ct) : import.WriteNullAsync(ct));
            }

            content = content.With(row, columns);
        }

        await import.CompleteAsync(ct);
        return content;
    }

    private static async Task<Content> ReadBackAsync(NpgsqlConnection to, string table, List<Column> columns, CancellationToken ct)
    {
        await using var select = new NpgsqlCommand($"SELECT {string.Join(", ", columns.Select(column => $"\"{column.Name}\""))} FROM \"{table}\"", to) { CommandTimeout = 0 };
        await using var reader = await select.ExecuteReaderAsync(ct);
        var content = default(Content);
        var row = new object?[columns.Count];
        while (await reader.ReadAsync(ct))
        {
            for (var at = 0; at < row.Length; at++)
                row[at] = reader.IsDBNull(at) ? null : columns[at].OfPostgres(reader, at);
            content = content.With(row, columns);
        }

        return content;
    }

    /// <summary>Numbers that the engine gives go on behind the highest one.</summary>
    private static async Task CountOnAsync(NpgsqlConnection to, string table, List<Column> columns, CancellationToken ct)
    {
        foreach (var column in columns.FindAll(column => column.IsIdentity))
        {
            await using var command = new NpgsqlCommand($"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column.Name}'), (SELECT COALESCE(MAX(\"{column.Name}\"), 0) + 1 FROM \"{table}\"), false)", to);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<List<string[]>> ListAsync(NpgsqlConnection to, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, to);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<string[]> rows = [];
        while (await reader.ReadAsync(ct))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    /// <summary>A column as PostgreSQL declares it.</summary>
    private sealed record Column(string Name, string Type, bool IsIdentity)
    {
        /// <summary>What SQLite keeps as text or number, as PostgreSQL keeps it.</summary>
        public object OfSqlite(object value) => Type switch
        {
            "uuid" => Guid.Parse((string)value),
            "boolean" => (long)value != 0,
            "integer" => checked((int)(long)value),
            "date" => DateOnly.Parse((string)value, CultureInfo.InvariantCulture),
            "timestamp with time zone" => ToMicroseconds(DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)),
            _ => value,
        };

        public object OfPostgres(NpgsqlDataReader reader, int at) => Type == "date" ? reader.GetFieldValue<DateOnly>(at) : reader.GetValue(at);

        /// <summary>One writing for one value, whichever engine it comes from. PostgreSQL keeps JSON in an order of its own.</summary>
        public string Write(object value) => value switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime moment => moment.Ticks.ToString(CultureInfo.InvariantCulture),
            DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
            string json when Type == "jsonb" => Ordered(JsonNode.Parse(json))?.ToJsonString() ?? "null",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

        private static DateTime ToMicroseconds(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));

        private static JsonNode? Ordered(JsonNode? node) => node switch
        {
            JsonObject json => new JsonObject(json.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value)))),
            JsonArray array => new JsonArray([.. array.Select(Ordered)]),
            _ => node?.DeepClone(),
        };
    }

    /// <summary>How many rows, and the sum of their digests, which does not depend on their order.</summary>
    private readonly record struct Content(long Rows, UInt128 Digest)
    {
        public Content With(object?[] row, List<Column> columns)
        {
            // A length before each value, so that no two rows are written alike.
            var text = new StringBuilder();
            for (var at = 0; at < row.Length; at++)
            {
                var value = row[at] is { } something ? columns[at].Write(something) : null;
                text.Append(CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:{value}");
            }

            var digest = MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
            return new Content(Rows + 1, unchecked(Digest + digest));
        }
    }
}
