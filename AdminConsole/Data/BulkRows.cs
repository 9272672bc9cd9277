using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdminConsole.Data;

/// <summary>Inserts many rows of one table, as the model maps them, inside the unit's transaction. For rows that nothing tracks: callers set versions and check the scope themselves.</summary>
public static class BulkRows
{
    /// <summary>Rows that go to a server in one message.</summary>
    private const int RowsAtOnce = 200;

    public static async Task InsertAsync<T>(this AppDbContext data, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        var type = data.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is no entity.", nameof(rows));
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var columns = type.GetFlattenedProperties().Select((property, index) => new Column(property, property.GetColumnName(table)!, property.GetRelationalTypeMapping(), $"@p{index}")).ToArray();
        var quote = data.GetService<ISqlGenerationHelper>();
        var insert = $"INSERT INTO {quote.DelimitIdentifier(table.Name)} ({string.Join(", ", columns.Select(column => quote.DelimitIdentifier(column.Name)))}) VALUES ({string.Join(", ", columns.Select(column => column.Parameter))})";
        var transaction = data.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are inserted in a unit of work only.");
        var connection = data.Database.GetDbConnection();
        try
        {
            if (connection.CanCreateBatch)
                await SendAsync(connection, transaction, insert, columns, rows, ct);
            else
                await RepeatAsync(connection, transaction, insert, columns, rows, ct);
        }
        catch (DbException violation)
        {
            // As saving would tell it, so that a row that came first is a conflict here as well (IN-09).
            throw new DbUpdateException(violation.Message, violation);
        }
    }

    /// <summary>To a server: many rows for each way there and back.</summary>
    private static async Task SendAsync<T>(DbConnection connection, DbTransaction transaction, string insert, Column[] columns, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        await using var maker = connection.CreateCommand();
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            foreach (var row in some)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = insert;
                foreach (var column in columns)
                    command.Parameters.Add(column.ParameterOf(maker, row));
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Within the process: one command, prepared once.</summary>
    private static async Task RepeatAsync<T>(DbConnection connection, DbTransaction transaction, string insert, Column[] columns, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = insert;
        foreach (var column in columns)
            command.Parameters.Add(column.ParameterOf(command, row: null));
        await command.PrepareAsync(ct);
        foreach (var row in rows)
        {
            for (var index = 0; index < columns.Length; index++)
                command.Parameters[index].Value = columns[index].ValueOf(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private sealed record Column(IProperty Property, string Name, RelationalTypeMapping Mapping, string Parameter)
    {
        public DbParameter ParameterOf(DbCommand command, object? row)
        {
            var parameter = Mapping.CreateParameter(command, Parameter, value: null, nullable: true);
            parameter.Value = (row is null ? null : ValueOf(row)) ?? DBNull.Value;
            return parameter;
        }

        /// <summary>As the database takes it.</summary>
        public object? ValueOf(object row)
        {
            var value = Property.GetGetter().GetClrValueUsingContainingEntity(row);
            return value is not null && Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
