using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

public sealed class InstitutionQueries(Db db, TimeProvider clock)
{
    /// <summary>One page with the counts of every category. A page past the end is the last one.</summary>
    public Task<InstitutionListing> PageAsync(InstitutionFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var matching = Matching(data, filter);
            var counts = await matching.GroupBy(row => row.CategoryCode).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, token);
            var total = filter.Category is null ? counts.Values.Sum() : InstitutionCategories.Branch(filter.Category).Sum(code => counts.GetValueOrDefault(code));
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + filter.Size - 1) / filter.Size));

            // Ids first: the search and the order stay inside an index, and only the rows of this page are touched.
            var ids = await Ordered(InCategory(matching, filter), filter).Skip((page - 1) * filter.Size).Take(filter.Size).Select(row => row.Id).ToListAsync(token);
            return new InstitutionListing(filter with { Page = page }, await RowsAsync(data, ids, token), total, counts);
        },
        ct);

    /// <summary>The rows of these ids that the reader sees, in their order.</summary>
    public Task<IReadOnlyList<InstitutionRow>> RowsAsync(IReadOnlyList<Guid> ids, CancellationToken ct = default) => db.ReadAsync((data, token) => RowsAsync(data, ids, token), ct);

    /// <summary>The first rows of the filter, without the counts that a list shows beside them.</summary>
    public Task<IReadOnlyList<InstitutionRow>> FirstAsync(InstitutionFilter filter, int most, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await RowsAsync(data, await Ordered(InCategory(Matching(data, filter), filter), filter).Take(most).Select(row => row.Id).ToListAsync(token), token), ct);

    public Task<int> CountAsync(InstitutionFilter filter, CancellationToken ct = default) => db.ReadAsync((data, token) => InCategory(Matching(data, filter), filter).CountAsync(token), ct);

    /// <summary>All that the filter finds, in its order, as they are read; at most <paramref name="most"/>.</summary>
    public Task<T> AllAsync<T>(InstitutionFilter filter, int most, Func<IAsyncEnumerable<InstitutionExportRow>, Task<T>> use, CancellationToken ct = default) => db.ReadAsync(
        (data, token) =>
        {
            var levels = data.Institutions;
            return use(Ordered(InCategory(Matching(data, filter), filter), filter).Take(most)
                .Select(row => new InstitutionExportRow(
                    row.Kind, row.Name, row.CategoryCode, levels.Where(parent => parent.Id == row.ParentId).Select(parent => parent.Name).FirstOrDefault(), row.Code, row.DivisionCode, row.Profile, row.LockedAt,
                    row.SuspensionReason, data.Licences.Where(licence => licence.UsedBy == row.Id).Select(licence => licence.Details.Subjects).FirstOrDefault(), row.OtherNames.Where(name => name.Kind == InstitutionNameKind.Former).OrderBy(name => name.ValidTo).Select(name => name.Name).ToList()))
                .AsAsyncEnumerable());
        },
        ct);

    /// <summary>Null when there is no such node in the reader's scope.</summary>
    public Task<InstitutionView?> FindAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var node = await data.Institutions.Include(row => row.OtherNames).SingleOrDefaultAsync(row => row.Id == id, token);
            if (node is null)
                return null;
            var names = node.OtherNames.OrderBy(name => name.Kind).ThenByDescending(name => name.ValidTo).ThenBy(name => name.Name, StringComparer.Ordinal)
                .Select(name => new OtherName(name.Id, name.Kind, name.Name, name.ValidFrom, name.ValidTo));
            var subjects = await data.Licences.Where(licence => licence.UsedBy == id).Select(licence => licence.Details.Subjects).FirstOrDefaultAsync(token);
            return new InstitutionView(
                RowOf(node, await data.NameOfLevelAboveAsync(id, token), subjects, data.Scope), Ancestry.Of(node), InstitutionFields.Of(node), [.. names], InstitutionRights.Of(data.Scope, node), data.Scope.NodeId == id, InstitutionService.MayEdit(data.Scope, node));
        },
        ct);

    private IQueryable<Institution> Matching(AppDbContext data, InstitutionFilter filter)
    {
        IQueryable<Institution> rows = data.Institutions;
        if (filter.Text is { } text)
            rows = rows.Matching(text);
        if (filter.Code is { } code)
            rows = rows.Where(row => row.Code!.StartsWith(code));
        if (filter.DivisionPrefix is { } area)
            rows = rows.Where(row => row.DivisionCode!.StartsWith(area));
        if (filter.Level is { } level)
            rows = rows.Where(row => row.Profile.Level == level);
        if (filter.Grade is { } grade)
            rows = rows.Where(row => row.Profile.Grade == grade);
        if (filter.Licence is { } expiry)
        {
            var ending = InBand(data, expiry);
            rows = rows.Where(row => ending.Contains(row.Id));
        }


        if (filter.Subject is { } subject)
            rows = rows.Where(row => data.Licences.Where(licence => licence.UsedBy != null && (" " + licence.Details.Subjects).Contains(" " + subject)).Select(licence => licence.InstitutionId).Contains(row.Id));
        if (filter.Kind is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (filter.Suspended)
            rows = rows.Where(row => row.SuspensionReason != null);
        return filter.State switch
        {
            InstitutionLockState.Locked => rows.Where(row => row.LockedAt != null),
            InstitutionLockState.Unlocked => rows.Where(row => row.LockedAt == null),
            _ => rows,
        };
    }

    /// <summary>Institutions whose licence in use ends in a band, asked in the order of its index.</summary>
    private IQueryable<Guid> InBand(AppDbContext data, LicenceExpiry expiry)
    {
        var (from, to) = expiry.Days(ShanghaiTime.Today(clock));
        var ending = data.Licences.Where(licence => licence.UsedUntil <= to);
        return (from is null ? ending : ending.Where(licence => licence.UsedUntil >= from)).Select(licence => licence.InstitutionId);
    }

    private static IQueryable<Institution> InCategory(IQueryable<Institution> rows, InstitutionFilter filter)
    {
        if (filter.Category is not { } category)
            return rows;
        var branch = InstitutionCategories.Branch(category);
        return rows.Where(row => branch.Contains(row.CategoryCode));
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

    private static async Task<IReadOnlyList<InstitutionRow>> RowsAsync(AppDbContext data, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await data.Institutions.Where(row => ids.Contains(row.Id))
            .Select(node => new
            {
                Node = node,
                ReportsTo = data.Institutions.Where(parent => parent.Id == node.ParentId).Select(parent => parent.Name).FirstOrDefault(),
                Subjects = data.Licences.Where(licence => licence.UsedBy == node.Id).Select(licence => licence.Details.Subjects).FirstOrDefault(),
            }).ToDictionaryAsync(row => row.Node.Id, ct);
        List<InstitutionRow> rows = new(found.Count);
        foreach (var id in ids)
        {
            if (!found.TryGetValue(id, out var row))
                continue;

            // Only the reader's own node reports to one that the scope hides.
            var reportsTo = row.ReportsTo ?? (id == data.Scope.NodeId ? await data.NameOfLevelAboveAsync(id, ct) : null);
            rows.Add(RowOf(row.Node, reportsTo, row.Subjects, data.Scope));
        }

        return rows;
    }

    private static InstitutionRow RowOf(Institution node, string? reportsTo, string? subjects, AccessScope scope) => new(
        node.Id, node.Kind, node.Name, node.CategoryCode, reportsTo, node.Code, subjects ?? "", InstitutionLock.Of(node), node.SuspensionReason, node.Version, scope.Can(Permission.LockInstitutions, node));
}
