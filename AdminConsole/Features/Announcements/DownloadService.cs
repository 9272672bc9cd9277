using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Announcements;

/// <summary>What the district puts on the downloads page.</summary>
public sealed class DownloadService(Db db)
{
    public Task<Result<Done>> AddAsync(DownloadInput input, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (!work.Scope.Can(Permission.ManageAnnouncements))
                return Error.Forbidden;
            if (await work.Data.Downloads.CountAsync(work.Cancellation) >= DownloadQueries.Most)
                return DownloadErrors.TooMany;
            var row = new Download { Id = Guid.CreateVersion7(), Title = "", Category = default, Place = 1, PublishedAt = work.Now };
            work.Data.Downloads.Add(row);
            return await FillAsync(work, row, input, "download.add");
        },
        ct);

    public Task<Result<Done>> ChangeAsync(Guid id, DownloadInput input, Guid version, CancellationToken ct = default) => OnRowAsync(id, version, (work, row) => FillAsync(work, row, input, "download.edit"), ct);

    public Task<Result<Done>> RemoveAsync(Guid id, Guid version, CancellationToken ct = default) => OnRowAsync(
        id, version,
        (work, row) =>
        {
            work.Data.Downloads.Remove(row);
            Note(work, id, "download.remove");
            return FileService.AttachAsync(work, id, []);
        },
        ct);

    private static async Task<Result<Done>> FillAsync(Work work, Download row, DownloadInput input, string action)
    {
        if (input.FillInto(row) is { } faults)
            return faults;

        row.PublishedAt = work.Now;
        Note(work, row.Id, action);
        return await FileService.AttachAsync(work, row.Id, [input.Files[0].Id]);
    }

    private static void Note(Work work, Guid id, string action)
    {
        work.Audit(action, nameof(Download), id);
        work.Publish(ChangeKind.Announcement, id);
    }

    private Task<Result<Done>> OnRowAsync(Guid id, Guid version, Func<Work, Download, Task<Result<Done>>> act, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var row = await work.Data.Downloads.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (row is null)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.ManageAnnouncements))
                return Error.Forbidden;
            if (row.Version != version)
                return Error.VersionConflict;

            // A new version also where only the file is another.
            work.Data.Entry(row).Property(changed => changed.PublishedAt).IsModified = true;
            return await act(work, row);
        },
        ct);
}
