using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminConsole.Data.Sealing;

/// <summary>
/// Seals with the newest key what older ones sealed (PD-04), column by column in the order of the rows' keys, a batch at a time: read and sealed beside the
/// writer, written in one short unit, each value only if it is still the one that was read. So it can be broken off anywhere and run again.
/// </summary>
public sealed class SealRotation(Db db, FieldSealer sealer)
{
    internal const int Batch = 200;

    private static readonly MethodInfo OfColumn = typeof(SealRotation).GetMethod(nameof(RotateColumnAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly MethodInfo PropertyOf = typeof(EF).GetMethod(nameof(EF.Property))!;

    /// <param name="onColumn">Told after each column how many of its values were sealed anew.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<SealRotationResult> RunAsync(Func<string, SealRotationResult, Task> onColumn, CancellationToken ct)
    {
        var all = new SealRotationResult(0, 0);
        foreach (var column in SealedColumn.All)
        {
            var done = await (Task<SealRotationResult>)OfColumn.MakeGenericMethod(column.Row).Invoke(this, [column, ct])!;
            await onColumn(column.Name, done);
            all = new SealRotationResult(all.Rotated + done.Rotated, all.Damaged + done.Damaged);
        }

        return all;
    }

    private async Task<SealRotationResult> RotateColumnAsync<T>(SealedColumn column, CancellationToken ct)
        where T : class
    {
        var keys = await db.ReadAsync((data, _) => Task.FromResult(data.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties), ct);
        var (rotated, damaged) = (0, 0);
        object[]? last = null;
        while (true)
        {
            var after = last;
            var rows = await db.ReadAsync((data, token) => After(Rows<T>(data), keys, after).Select(Values<T>(keys, column.Property)).Take(Batch).ToListAsync(token), ct);
            List<(object[] Key, byte[] Old, byte[] New)> changes = [];
            foreach (var row in rows)
            {
                if (row[^1] is not byte[] old || !sealer.IsOld(old))
                    continue;
                try
                {
                    changes.Add((row[..^1], old, sealer.SealAnew(column.Name, NameOf(row, column.BoundKeys ?? keys.Count), old)));
                }
                catch (CryptographicException)
                {
                    // Nobody could open it before either.
                    damaged++;
                }
            }

            if (changes.Count > 0)
                rotated += await WriteAsync<T>(keys, column.Property, changes, ct);
            if (rows.Count < Batch)
                return new SealRotationResult(rotated, damaged);
            last = rows[^1][..^1];
        }
    }

    private async Task<int> WriteAsync<T>(IReadOnlyList<IProperty> keys, string property, List<(object[] Key, byte[] Old, byte[] New)> changes, CancellationToken ct)
        where T : class
    {
        var written = await db.WriteAsync<int>(
            async work =>
            {
                var count = 0;
                foreach (var (key, old, @new) in changes)
                {
                    count += await Rows<T>(work.Data).Where(Is<T>(keys, key)).Where(row => EF.Property<byte[]>(row, property) == old)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<byte[]>(row, property), @new), work.Cancellation);
                }

                return count;
            },
            ct);
        return written.IsOk ? written.Value : throw new InvalidOperationException($"The database does not take what was sealed anew: {written.Error.Code}. Run the command again to go on.");
    }

    /// <summary>Of the registry every version's.</summary>
    private static IQueryable<T> Rows<T>(AppDbContext data)
        where T : class => data.Set<T>().IgnoreQueryFilters([AppDbContext.PublishedFilter]);

    private static string NameOf(object[] row, int bound) => string.Join('/', row.Take(bound).Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    /// <summary>The rows behind a key, in the order of their keys: (a, b) &gt; (x, y) is a &gt; x, or a = x and b &gt; y.</summary>
    private static IQueryable<T> After<T>(IQueryable<T> rows, IReadOnlyList<IProperty> keys, object[]? last)
        where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        if (last is not null)
        {
            Expression behind = Expression.Constant(false);
            for (var part = keys.Count - 1; part >= 0; part--)
            {
                var (value, bound) = (Part(row, keys[part]), Value(keys[part].ClrType, last[part]));
                behind = Expression.OrElse(Expression.GreaterThan(value, bound), Expression.AndAlso(Expression.Equal(value, bound), behind));
            }

            rows = rows.Where(Expression.Lambda<Func<T, bool>>(behind, row));
        }

        var ordered = rows.OrderBy(Key(0));
        for (var part = 1; part < keys.Count; part++)
            ordered = ordered.ThenBy(Key(part));
        return ordered;

        Expression<Func<T, object>> Key(int part) => Expression.Lambda<Func<T, object>>(Expression.Convert(Part(row, keys[part]), typeof(object)), row);
    }

    private static Expression<Func<T, bool>> Is<T>(IReadOnlyList<IProperty> keys, object[] key)
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(keys.Select((part, index) => (Expression)Expression.Equal(Part(row, part), Value(part.ClrType, key[index]))).Aggregate(Expression.AndAlso), row);
    }

    /// <summary>The parts of the key, then the sealed value.</summary>
    private static Expression<Func<T, object[]>> Values<T>(IReadOnlyList<IProperty> keys, string property)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var parts = keys.Select(key => (Expression)Expression.Convert(Part(row, key), typeof(object))).Append(Expression.Convert(Expression.Call(PropertyOf.MakeGenericMethod(typeof(byte[])), row, Expression.Constant(property)), typeof(object)));
        return Expression.Lambda<Func<T, object[]>>(Expression.NewArrayInit(typeof(object), parts), row);
    }

    private static MethodCallExpression Part(ParameterExpression row, IProperty key) => Expression.Call(PropertyOf.MakeGenericMethod(key.ClrType), row, Expression.Constant(key.Name));

    /// <summary>As a closure holds it, so that it becomes a parameter and the query is translated once.</summary>
    private static MemberExpression Value(Type type, object value) =>
        Expression.Field(Expression.Constant(Activator.CreateInstance(typeof(Holder<>).MakeGenericType(type), value)), nameof(Holder<int>.Value));

    private sealed class Holder<T>(T value)
    {
        public readonly T Value = value;
    }
}

/// <param name="Rotated">Values sealed anew.</param>
/// <param name="Damaged">Values that no key opens.</param>
public sealed record SealRotationResult(long Rotated, long Damaged);
