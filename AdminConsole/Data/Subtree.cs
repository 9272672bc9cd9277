using System.Linq.Expressions;
using System.Reflection;
using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminConsole.Data;

/// <summary>
/// What belongs to a node or lies below it, in every table of the model that implements <see cref="IOwned"/>: a new owned table is moved, counted and asked before
/// a deletion without anybody thinking of it. Callers have checked that the node lies in the acting scope; what counts, moves or asks before a deletion lifts the filters, because no row may be left behind.
/// </summary>
public static class Subtree
{
    private static readonly MethodInfo CountMethod = Method(nameof(CountAsync)), MoveMethod = Method(nameof(MoveAsync)), ReferenceMethod = Method(nameof(CountReferencesAsync));

    /// <summary>Of rows that carry their ancestors, those of the node and of everything below it.</summary>
    public static IQueryable<T> Below<T>(this IQueryable<T> rows, Institution node)
        where T : class => node.Kind switch
        {
            InstitutionKind.District => rows.Where(Is<T>(nameof(IOwned.DistrictId), typeof(Guid), node.Id)),
            InstitutionKind.Site => rows.Where(Is<T>(nameof(IOwned.SiteId), typeof(Guid?), node.Id)),
            InstitutionKind.Point => rows.Where(Is<T>(nameof(IOwned.PointId), typeof(Guid?), node.Id)),
            _ => rows.Where(Is<T>(typeof(T) == typeof(Institution) ? nameof(Institution.Id) : nameof(IOwned.InstitutionId), typeof(Guid), node.Id)),
        };

    /// <summary>Of rows that belong to institutions, those that report to the acting person's own node with no level between.</summary>
    public static IQueryable<T> StraightUnder<T>(this IQueryable<T> rows, AccessScope scope)
        where T : class, IOwned => scope.Kind switch
        {
            ScopeKind.District => rows.Where(row => row.SiteId == null && row.PointId == null),
            ScopeKind.Site => rows.Where(row => row.PointId == null),
            _ => rows,
        };

    /// <summary>How many rows of each owned table belong to the node and the nodes below it; the node itself counts among the institutions.</summary>
    public static async Task<IReadOnlyDictionary<Type, int>> CountOwnedAsync(this AppDbContext data, Institution node, CancellationToken ct)
    {
        var counts = new Dictionary<Type, int>();
        foreach (var type in OwnedTypes(data.Model))
            counts[type] = await (Task<int>)CountMethod.MakeGenericMethod(type).Invoke(null, [data, node, ct])!;
        return counts;
    }

    /// <summary>Rewrites the ancestors that the rows of the node and of everything below it carry, after <see cref="Institution.MoveTo"/>.</summary>
    public static async Task MoveOwnedAsync(this AppDbContext data, Institution node, CancellationToken ct)
    {
        if (node.Kind == InstitutionKind.Institution)
            await SubmissionCounting.MovingAsync(data, node.Id, MoveAsync, ct);
        else
            await MoveAsync();

        async Task MoveAsync()
        {
            foreach (var type in OwnedTypes(data.Model))
                await (Task)MoveMethod.MakeGenericMethod(type).Invoke(null, [data, node, ct])!;
        }
    }

    /// <summary>Rows that keep a node from being deleted, by table: those whose foreign key to it restricts. What cascades is part of the node and goes with it.</summary>
    public static async Task<IReadOnlyDictionary<Type, int>> HoldingsAsync(this AppDbContext data, Guid nodeId, CancellationToken ct)
    {
        var holdings = new Dictionary<Type, int>();
        foreach (var key in data.Model.FindEntityType(typeof(Institution))!.GetReferencingForeignKeys().Where(key => key.DeleteBehavior == DeleteBehavior.Restrict))
        {
            var type = key.DeclaringEntityType.ClrType;
            var count = await (Task<int>)ReferenceMethod.MakeGenericMethod(type).Invoke(null, [data, key.Properties[0], nodeId, ct])!;
            if (count > 0)
                holdings[type] = holdings.GetValueOrDefault(type) + count;
        }

        return holdings;
    }

    internal static IReadOnlyList<Type> OwnedTypes(IModel model) => [.. model.GetEntityTypes().Where(type => !type.IsOwned()).Select(type => type.ClrType).Where(type => type.IsAssignableTo(typeof(IOwned)))];

    private static Task<int> CountAsync<T>(AppDbContext data, Institution node, CancellationToken ct)
        where T : class => Below<T>(data, node).CountAsync(ct);

    private static Task MoveAsync<T>(AppDbContext data, Institution node, CancellationToken ct)
        where T : class
    {
        var (siteId, pointId) = (node.SiteId, node.PointId);
        return node.Kind == InstitutionKind.Institution
            ? Below<T>(data, node).ExecuteUpdateAsync(row => row.SetProperty(owned => EF.Property<Guid?>(owned, nameof(IOwned.SiteId)), siteId).SetProperty(owned => EF.Property<Guid?>(owned, nameof(IOwned.PointId)), pointId), ct)
            : Below<T>(data, node).ExecuteUpdateAsync(row => row.SetProperty(owned => EF.Property<Guid?>(owned, nameof(IOwned.SiteId)), siteId), ct);
    }

    private static Task<int> CountReferencesAsync<T>(AppDbContext data, IProperty column, Guid nodeId, CancellationToken ct)
        where T : class => data.Set<T>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(Is<T>(column.Name, column.ClrType, nodeId)).CountAsync(ct);

    private static IQueryable<T> Below<T>(AppDbContext data, Institution node)
        where T : class => data.Set<T>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).Below(node);

    private static Expression<Func<T, bool>> Is<T>(string column, Type type, Guid id)
    {
        Expression<Func<Guid>> value = () => id;
        var row = Expression.Parameter(typeof(T), "row");
        var property = Expression.Call(typeof(EF), nameof(EF.Property), [type], row, Expression.Constant(column));
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(property, type == typeof(Guid) ? value.Body : Expression.Convert(value.Body, type)), row);
    }

    private static MethodInfo Method(string name) => typeof(Subtree).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
