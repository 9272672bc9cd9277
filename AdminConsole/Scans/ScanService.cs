using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Scans;

/// <summary>Scans that people of the console upload, and the records that take them up.</summary>
public sealed class ScanService(Db db, ScanUpload upload, IOptions<UploadOptions> options)
{
    /// <summary>Whether the acting person may upload this kind for the node at all: asked before the body is read.</summary>
    public async Task<Result<Ancestry>> MayUploadAsync(ScanKind kind, Guid nodeId, CancellationToken ct) => await db.ReadAsync<Result<Ancestry>>(
        async (data, token) => await data.Institutions.SingleOrDefaultAsync(row => row.Id == nodeId, token) switch
        {
            null => Error.NotFound,
            var node => ScanRules.Of(kind).AllowsUpload(data.Scope, node) ? Ancestry.Of(node) : Error.Forbidden,
        },
        ct);

    /// <summary>Stores the image for a node; a record of the node has to take it up within a day.</summary>
    public async Task<Result<Scan>> UploadAsync(ScanKind kind, Ancestry owner, UploadForm form, CancellationToken ct)
    {
        var stored = await upload.TakeAsync(form, options.Value.For(kind), ct);
        if (!stored.IsOk)
            return stored.Error;
        var id = Guid.CreateVersion7();
        var kept = await db.WriteAsync<Scan>(
            work =>
            {
                if (!ScanRules.Of(kind).AllowsUpload(work.Scope, owner))
                    return Task.FromResult<Result<Scan>>(Error.Forbidden);
                var scan = RowOf(id, kind, owner, stored.Value, work);
                work.Data.Scans.Add(scan);
                work.Audit("scan.upload", nameof(Scan), id);
                return Task.FromResult<Result<Scan>>(scan);
            },
            ct);
        if (!kept.IsOk)
            await upload.DiscardAsync(stored.Value);
        return kept;
    }

    /// <summary>The row of a stored image, to be added within the unit of work. For uploads that come with a record of their own (a registration), give its id as the parent.</summary>
    public static Scan RowOf(Guid id, ScanKind kind, Ancestry owner, StoredScan stored, Work work, Guid? parentId = null) => new()
    {
        Id = id,
        DistrictId = owner.DistrictId,
        SiteId = owner.SiteId,
        PointId = owner.PointId,
        InstitutionId = owner.InstitutionId,
        Kind = kind,
        ParentId = parentId,
        Label = stored.Label,
        StorageName = stored.StorageName,
        ContentType = stored.ContentType,
        Length = stored.Length,
        Width = stored.Width,
        Height = stored.Height,
        Orientation = stored.Orientation,
        ReceivedSha256 = stored.ReceivedSha256,
        Sha256 = stored.Sha256,
        UploadedAt = work.Now,
        UploadedBy = work.Scope.UserId,
    };

    /// <summary>
    /// Makes the record hold exactly these scans: new ones are taken up, those it held and are not named go (their files with the next sweep). Runs inside the
    /// record's own unit of work.
    /// </summary>
    /// <returns><c>scan_gone</c> when one of them is not there, is another kind's, node's or person's, or belongs to another record.</returns>
    public static async Task<Result<Done>> AttachAsync(Work work, ScanKind kind, IOwned owner, Guid parentId, IReadOnlyCollection<Guid> ids)
    {
        var held = await work.Data.Scans.Where(row => row.Kind == kind && row.ParentId == parentId).ToListAsync(work.Cancellation);
        work.Data.Scans.RemoveRange(held.Where(row => !ids.Contains(row.Id)));
        var added = ids.Except(held.Select(row => row.Id)).ToArray();
        if (added.Length == 0)
            return Done.Yes;
        var (user, node) = (work.Scope.UserId, owner.InstitutionId);
        var found = await work.Data.Scans
            .Where(row => added.Contains(row.Id) && row.Kind == kind && row.InstitutionId == node && row.ParentId == null && row.UploadedBy == user).ToListAsync(work.Cancellation);
        if (found.Count != added.Length)
            return ScanErrors.Gone;
        found.ForEach(row => row.ParentId = parentId);
        return Done.Yes;
    }
}
