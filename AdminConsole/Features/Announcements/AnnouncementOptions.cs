using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Features.Announcements;

/// <summary>Section <c>Announcements</c>.</summary>
public sealed class AnnouncementOptions
{
    public const string Section = "Announcements";
    public const int MiB = 1024 * 1024;

    /// <summary>Largest file of an announcement or of the downloads page, in bytes.</summary>
    [Range(MiB, 20 * MiB)]
    public int MaxFileBytes { get; set; } = 10 * MiB;
}
