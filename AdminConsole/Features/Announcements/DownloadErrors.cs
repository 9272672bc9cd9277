using AdminConsole.Domain;

namespace AdminConsole.Features.Announcements;

public static class DownloadErrors
{
    public static Error TooMany { get; } = new("too_many_downloads", ErrorKind.Conflict, DownloadQueries.Most);
}
