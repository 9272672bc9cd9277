using AdminConsole.Authorization;
using AdminConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Announcements;

public sealed class DownloadQueries(Db db)
{
    /// <summary>More than a page of headings can hold: the district removes what is old.</summary>
    public const int Most = 300;

    /// <summary>Every file of the page, by category and place.</summary>
    public Task<IReadOnlyList<DownloadRow>> AllAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<DownloadRow>>(
        async (data, token) => data.Scope.Can(Permission.ViewAnnouncements)
            ? [.. (await (
                from row in data.Downloads
                join held in data.PublishedFiles on row.Id equals held.ParentId
                join file in data.JobFiles on held.FileId equals file.Id
                select new DownloadRow(row.Id, row.Title, row.Category, row.Place, row.PublishedAt, new FileRow(held.Id, file.Name, file.Length ?? 0), row.Version)).Take(Most).ToListAsync(token))
                .OrderBy(row => row.Category).ThenBy(row => row.Place).ThenBy(row => row.Title, StringComparer.Ordinal)]
            : [],
        ct);
}
