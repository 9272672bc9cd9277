using AdminConsole.Domain.Announcements;

namespace AdminConsole.Features.Announcements;

/// <summary>A file of the downloads page.</summary>
public sealed record DownloadRow(Guid Id, string Title, DownloadCategory Category, int Place, DateTime PublishedAt, FileRow File, Guid Version);
