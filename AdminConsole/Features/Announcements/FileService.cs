using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.Jobs;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Announcements;

/// <summary>Files that the district publishes, and what takes them up.</summary>
public sealed class FileService(Db db, JobFileService files, IOptions<AnnouncementOptions> options, IOptions<UploadOptions> images)
{
    /// <summary>Keeps the file for its uploader; an announcement or a download has to take it up within a day.</summary>
    public async Task<Result<FileRow>> UploadAsync(UploadForm form, CancellationToken ct = default)
    {
        if (form.File is not { } received)
            return Error.Field("file", new Phrase("intake.required"));
        var check = FileCheck.Check(received, form.ContentType, form.FileName, options.Value.MaxFileBytes, images.Value);
        if (!check.IsOk)
            return check.Error;
        var stored = await files.StoreAsync(form.FileName!, check.Value.ContentType, new MemoryStream(check.Value.Bytes), ct);
        if (!stored.IsOk)
            return stored.Error;
        var file = stored.Value;
        return await db.WriteAsync<FileRow>(
            work =>
            {
                if (!work.Scope.Can(Permission.ManageAnnouncements))
                    return Task.FromResult<Result<FileRow>>(Error.Forbidden);
                var row = new PublishedFile { Id = Guid.CreateVersion7(), FileId = file.Id, UploadedBy = work.Scope.UserId!.Value };
                work.Data.PublishedFiles.Add(row);
                work.Audit("file.upload", nameof(PublishedFile), row.Id, $"length={file.Length}; sha256={file.Sha256}");
                return Task.FromResult<Result<FileRow>>(new FileRow(row.Id, file.Name, file.Length!.Value));
            },
            ct);
    }

    /// <summary>
    /// Makes the parent hold exactly these files, in this order: new ones are taken up, those it held and are not named go. Runs inside the parent's own unit of
    /// work.
    /// </summary>
    internal static async Task<Result<Done>> AttachAsync(Work work, Guid parentId, IReadOnlyList<Guid> ids)
    {
        var user = work.Scope.UserId;
        var known = await work.Data.PublishedFiles
            .Where(row => row.ParentId == parentId || (row.ParentId == null && row.UploadedBy == user && ids.Contains(row.Id) && work.Data.JobFiles.Any(file => file.Id == row.FileId && file.ExpiresAt > work.Now)))
            .ToListAsync(work.Cancellation);
        var chosen = ids.Distinct().Select(id => known.Find(row => row.Id == id)).ToList();
        if (chosen.Contains(null))
            return FileErrors.Gone;
        var dropped = known.Where(row => !ids.Contains(row.Id)).ToList();
        var added = chosen.Where(row => row!.ParentId is null).Select(row => row!.FileId).ToList();
        foreach (var (place, row) in chosen.Index())
            (row!.ParentId, row.Place) = (parentId, place);
        work.Data.PublishedFiles.RemoveRange(dropped);
        if (added.Count > 0)
            await JobFileService.ExpireAsync(work, added, work.Now + PublishedFile.Kept);
        if (dropped.Count > 0)
            await JobFileService.ExpireAsync(work, [.. dropped.Select(row => row.FileId)], work.Now);
        return Done.Yes;
    }
}
