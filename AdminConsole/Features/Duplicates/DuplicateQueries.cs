using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Duplicates;

public sealed class DuplicateQueries(Db db)
{
    public const int PageSize = 20;

    /// <summary>One page of pairs, those found last first, both filings side by side.</summary>
    /// <param name="dismissed">Those that were dismissed, instead of those still to be looked at.</param>
    /// <param name="page">From 1; a page past the end is the last one.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<DuplicateListing> PageAsync(bool dismissed, int page, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewDuplicates))
                return new DuplicateListing([], 0, 1);
            var pairs = Pairs(data, dismissed);
            var total = await pairs.CountAsync(token);
            var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
            var rows = await pairs.OrderByDescending(row => row.FoundAt).ThenBy(row => row.SecondId).ThenBy(row => row.FirstId).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(token);
            var ids = rows.SelectMany(row => new[] { row.FirstId, row.SecondId }).Distinct().ToArray();
            var filings = await data.Submissions.Where(row => ids.Contains(row.Id))
                .Join(data.Institutions, row => row.InstitutionId, node => node.Id, (row, node) => new DuplicateFiling(row.Id, row.Number, row.PersonName, row.DocumentMasked, node.Name, row.State, row.TotalMonths, row.SubmittedAt))
                .ToDictionaryAsync(row => row.Id, token);
            return new DuplicateListing(
                [.. rows.Where(row => filings.ContainsKey(row.FirstId) && filings.ContainsKey(row.SecondId)).Select(row => new DuplicateRow(
                    filings[row.FirstId], filings[row.SecondId], row.Grounds, row.FoundAt, row.DismissedBy, row.DismissedAt, row.DismissalReason, row.Version))],
                total,
                shown);
        },
        ct);

    /// <summary>How many pairs are still to be looked at.</summary>
    public Task<int> CountAsync(CancellationToken ct = default) => db.ReadAsync(async (data, token) => data.Scope.Can(Permission.ViewDuplicates) ? await Pairs(data, dismissed: false).CountAsync(token) : 0, ct);

    private static IQueryable<PossibleDuplicate> Pairs(AppDbContext data, bool dismissed) => data.PossibleDuplicates.Where(row => dismissed ? row.DismissedAt != null : row.DismissedAt == null);
}
