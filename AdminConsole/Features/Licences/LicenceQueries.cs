using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Scans;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Licences;

public sealed class LicenceQueries(Db db, TimeProvider clock)
{
    /// <summary>The institution's licences, the one in use first, then the newest; null when there is no such node in the reader's scope.</summary>
    public Task<LicenceListing?> OfAsync(Guid institutionId, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var node = await data.Institutions.SingleOrDefaultAsync(row => row.Id == institutionId, token);
            if (node is null)
                return null;
            var rows = await data.Licences.Where(row => row.InstitutionId == institutionId).OrderBy(row => row.UsedBy == null).ThenByDescending(row => row.Id)
                .Select(row => new LicenceRow(row.Id, row.Version, row.Details, row.UsedBy != null, row.CreatedAt, data.Scans.Count(scan => scan.Kind == ScanKind.Licence && scan.ParentId == row.Id)))
                .ToListAsync(token);
            return new LicenceListing(rows, LicenceService.MayEdit(data.Scope, node), node.IsLocked);
        },
        ct);

    /// <summary>Licences in use of the reader's scope that have ended or soon end, the soonest first.</summary>
    public Task<ExpiryBoard> ExpiringAsync(LicenceExpiryFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var today = ShanghaiTime.Today(clock);
            var counts = await CountAsync(data, today, token);
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (counts[filter.Expiry] + filter.Size - 1) / filter.Size));
            var rows = await Band(data.Licences, filter.Expiry, today).OrderBy(row => row.UsedUntil).ThenBy(row => row.Id).Skip((page - 1) * filter.Size).Take(filter.Size)
                .Join(data.Institutions, row => row.InstitutionId, node => node.Id, (row, node) => new { Row = row, node.Name })
                .OrderBy(pair => pair.Row.UsedUntil).ThenBy(pair => pair.Row.Id)
                .Select(pair => new ExpiringLicence(pair.Row.InstitutionId, pair.Name, pair.Row.Details.RegistrationNumber, pair.Row.UsedUntil!.Value)).ToListAsync(token);
            return new ExpiryBoard(filter with { Page = page }, rows, counts, today);
        },
        ct);

    /// <summary>How many licences each band of the board holds.</summary>
    public Task<IReadOnlyDictionary<LicenceExpiry, int>> CountAsync(CancellationToken ct = default) => db.ReadAsync((data, token) => CountAsync(data, ShanghaiTime.Today(clock), token), ct);

    private static async Task<IReadOnlyDictionary<LicenceExpiry, int>> CountAsync(AppDbContext data, DateOnly today, CancellationToken ct)
    {
        var counts = new Dictionary<LicenceExpiry, int>();
        foreach (var expiry in Enum.GetValues<LicenceExpiry>())
            counts[expiry] = await Band(data.Licences, expiry, today).CountAsync(ct);
        return counts;
    }

    private static IQueryable<Licence> Band(IQueryable<Licence> rows, LicenceExpiry expiry, DateOnly today)
    {
        var (from, to) = expiry.Days(today);
        rows = rows.Where(row => row.UsedUntil <= to);
        return from is null ? rows : rows.Where(row => row.UsedUntil >= from);
    }
}
