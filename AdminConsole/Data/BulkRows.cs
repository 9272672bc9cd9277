using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdminConsole.Data;

/// <summary>Inserts many rows of one table with one prepared command, as the model maps them, inside the unit's transaction. For rows that nothing tracks: callers set versions and check the scope themselves.</summary>
public static class BulkRows
{
    public static async Task InsertAsync<T>(this AppDbContext data, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        var type = data.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is no entity.", nameof(rows));
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var columns = type.GetFlattenedProperties().Select(property => (Property: property, Name: property.GetColumnName(table)!, Mapping: property.GetRelationalTypeMapping())).ToArray();
        await using var command = data.Database.GetDbConnection().CreateCommand();
        command.Transaction = data.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are inserted in a unit of work only.");
        var quote = data.GetService<ISqlGenerationHelper>();
        command.CommandText = $"INSERT INTO {quote.DelimitIdentifier(table.Name)} ({string.Join(", ", columns.Select(column => quote.DelimitIdentifier(column.Name)))}) VALUES ({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";
        foreach (var (column, index) in columns.Select((column, index) => (column, index)))
            command.Parameters.Add(column.Mapping.CreateParameter(command, $"@p{index}", null, nullable: true));
        await command.PrepareAsync(ct);
        foreach (var row in rows)
        {
            for (var index = 0; index < columns.Length; index++)
                command.Parameters[index].Value = ValueOf(columns[index].Property, columns[index].Mapping, row);
            try
            {
                await command.ExecuteNonQueryAsync(ct);
            }
            catch (DbException violation)
            {
                // As saving would tell it, so that a row that came first is a conflict here as well (IN-09).
                throw new DbUpdateException(violation.Message, violation);
            }
        }
    }

    private static object ValueOf(IProperty property, RelationalTypeMapping mapping, object row)
    {
        var value = property.GetGetter().GetClrValueUsingContainingEntity(row);
        return (value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
    }
}
