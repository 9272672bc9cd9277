using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Announcements;

public sealed class FileQueries(Db db, TimeProvider clock)
{
    /// <summary>The content of a published file, provided that the reader may see the announcement or download that holds it now; out of reach is the same as not there (FI-06).</summary>
    public Task<JobFile?> FindAsync(Guid id, CancellationToken ct = default)
    {
        var (today, now) = (ShanghaiTime.Today(clock), clock.GetUtcNow().UtcDateTime);
        return db.ReadAsync(
            async (data, token) =>
            {
                if (!data.Scope.Can(Permission.ViewAnnouncements))
                    return null;
                var announcements = AnnouncementQueries.Visible(data, today);
                return await data.PublishedFiles
                    .Where(row => row.Id == id && (row.ParentId == null || announcements.Any(parent => parent.Id == row.ParentId) || data.Downloads.Any(parent => parent.Id == row.ParentId)))
                    .Join(data.JobFiles.Where(file => file.ExpiresAt > now), row => row.FileId, file => file.Id, (_, file) => file).SingleOrDefaultAsync(token);
            },
            ct);
    }

    internal static IQueryable<FileRow> Rows(AppDbContext data, IQueryable<PublishedFile> files) =>
        files.OrderBy(row => row.Place).Join(data.JobFiles, row => row.FileId, file => file.Id, (row, file) => new FileRow(row.Id, file.Name, file.Length ?? 0));
}
