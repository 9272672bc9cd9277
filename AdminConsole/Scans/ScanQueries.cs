using AdminConsole.Data;
using AdminConsole.Domain.Scans;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Scans;

public sealed class ScanQueries(Db db)
{
    /// <summary>The scan, provided that the reader may see it through the record that holds it; out of scope is the same as not there.</summary>
    public Task<Scan?> FindAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.Scans.SingleOrDefaultAsync(row => row.Id == id, token) is { } scan && ScanRules.Of(scan.Kind).AllowsView(data.Scope, scan) ? scan : null,
        ct);

    /// <summary>What a record holds, in the order of uploading, for whoever may see the record.</summary>
    public Task<List<ScanPicture>> OfParentAsync(ScanKind kind, Guid parentId, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var scans = await data.Scans.Where(row => row.Kind == kind && row.ParentId == parentId).OrderBy(row => row.Id).ToListAsync(token);
            return scans.Where(scan => ScanRules.Of(kind).AllowsView(data.Scope, scan)).Select(ScanPicture.Of).ToList();
        },
        ct);
}

/// <summary>An image as screens show it.</summary>
/// <param name="Id">Opaque id.</param>
/// <param name="Address">Where the browser gets it, relative to the base address.</param>
/// <param name="Name">For people.</param>
/// <param name="Width">The right way up.</param>
/// <param name="Height">The right way up.</param>
public sealed record ScanPicture(Guid Id, string Address, string Name, int Width, int Height)
{
    /// <summary>False where no image is on record: the screen says 图片缺失 and asks for none.</summary>
    public bool Stored { get; init; } = true;

    public static ScanPicture Of(Scan scan) => new(scan.Id, $"scans/{scan.Id}", scan.Label, scan.Width, scan.Height);
}
