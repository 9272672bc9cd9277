using AdminConsole.Domain;

namespace AdminConsole.Features.Announcements;

public static class FileErrors
{
    /// <summary>Not a whole file of a kind that is taken, or not what its name says.</summary>
    public static Error Invalid { get; } = new("published_file_invalid", ErrorKind.Invalid);

    /// <summary>Beside the field: uploaded too long ago, or by somebody else, or taken up elsewhere.</summary>
    public static Error Gone { get; } = Error.Field("files", new Phrase("announcement.fault.file_gone"));

    public static Error TooLarge(int maxBytes) => new("published_file_too_large", ErrorKind.TooLarge, maxBytes / AnnouncementOptions.MiB);
}
