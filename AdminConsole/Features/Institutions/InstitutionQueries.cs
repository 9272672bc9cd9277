using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

public sealed class InstitutionQueries(Db db)
{
    /// <summary>One page with the counts of every category. A page past the end is the last one.</summary>
    public Task<InstitutionListing> PageAsync(InstitutionFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var matching = Matching(data, filter);
            var counts = await matching.GroupBy(row => row.CategoryCode).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, token);
            if (filter.Category is { } category)
            {
                var branch = InstitutionCategories.Branch(category);
                matching = matching.Where(row => branch.Contains(row.CategoryCode));
            }

            var total = filter.Category is null ? counts.Values.Sum() : InstitutionCategories.Branch(filter.Category).Sum(code => counts.GetValueOrDefault(code));
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + filter.Size - 1) / filter.Size));
            var rows = await RowsAsync(data, Ordered(matching, filter).Skip((page - 1) * filter.Size).Take(filter.Size), token);
            return new InstitutionListing(filter with { Page = page }, rows, total, counts);
        },
        ct);

    /// <summary>The rows of these ids that the reader sees, in no order.</summary>
    public Task<IReadOnlyList<InstitutionRow>> RowsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
        db.ReadAsync((data, token) => RowsAsync(data, data.Institutions.Where(row => ids.Contains(row.Id)), token), ct);

    /// <summary>Null when there is no such node in the reader's scope.</summary>
    public Task<InstitutionView?> FindAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var node = await data.Institutions.SingleOrDefaultAsync(row => row.Id == id, token);
            return node is null ? null : new InstitutionView(
                RowOf(node, await data.NameOfLevelAboveAsync(id, token), data.Scope), Ancestry.Of(node), node.Profile, node.Version, data.Scope.NodeId == id, InstitutionService.MayEdit(data.Scope, node));
        },
        ct);

    private static IQueryable<Institution> Matching(AppDbContext data, InstitutionFilter filter)
    {
        IQueryable<Institution> rows = data.Institutions;
        if (filter.Text is { } text)
        {
            var code = IdentifierText.Normalise(text);
            rows = rows.Where(row => row.Name.Contains(text) || row.Code!.StartsWith(code));
        }

        return filter.State switch
        {
            InstitutionLockState.Locked => rows.Where(row => row.LockedAt != null),
            InstitutionLockState.Unlocked => rows.Where(row => row.LockedAt == null),
            _ => rows,
        };
    }

    private static IQueryable<Institution> Ordered(IQueryable<Institution> rows, InstitutionFilter filter) => (filter.Order, filter.Descending) switch
    {
        (InstitutionOrder.Category, false) => rows.OrderBy(row => row.CategoryCode).ThenBy(row => row.Name).ThenBy(row => row.Id),
        (InstitutionOrder.Category, true) => rows.OrderByDescending(row => row.CategoryCode).ThenBy(row => row.Name).ThenBy(row => row.Id),
        (InstitutionOrder.Code, false) => rows.OrderBy(row => row.Code).ThenBy(row => row.Id),
        (InstitutionOrder.Code, true) => rows.OrderByDescending(row => row.Code).ThenBy(row => row.Id),
        (InstitutionOrder.LockedAt, false) => rows.OrderBy(row => row.LockedAt).ThenBy(row => row.Name).ThenBy(row => row.Id),
        (InstitutionOrder.LockedAt, true) => rows.OrderByDescending(row => row.LockedAt).ThenBy(row => row.Name).ThenBy(row => row.Id),
        (_, true) => rows.OrderByDescending(row => row.Name).ThenByDescending(row => row.Id),
        _ => rows.OrderBy(row => row.Name).ThenBy(row => row.Id),
    };

    private static async Task<IReadOnlyList<InstitutionRow>> RowsAsync(AppDbContext data, IQueryable<Institution> nodes, CancellationToken ct)
    {
        var found = await nodes.Select(node => new { Node = node, ReportsTo = data.Institutions.Where(parent => parent.Id == node.ParentId).Select(parent => parent.Name).FirstOrDefault() }).ToListAsync(ct);
        List<InstitutionRow> rows = new(found.Count);
        foreach (var row in found)
        {
            // Only the reader's own node reports to one that the scope hides.
            var reportsTo = row.ReportsTo ?? (row.Node.Id == data.Scope.NodeId ? await data.NameOfLevelAboveAsync(row.Node.Id, ct) : null);
            rows.Add(RowOf(row.Node, reportsTo, data.Scope));
        }

        return rows;
    }

    private static InstitutionRow RowOf(Institution node, string? reportsTo, AccessScope scope) => new(
        node.Id, node.Kind, node.Name, node.CategoryCode, reportsTo, node.Code, InstitutionLock.Of(node), node.SuspensionReason, scope.Can(Permission.LockInstitutions, node));
}
