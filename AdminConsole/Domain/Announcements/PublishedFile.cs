namespace AdminConsole.Domain.Announcements;

/// <summary>
/// A file that the district publishes, with an announcement or on the downloads page. Until one of them takes it up it is its uploader's alone and goes with its
/// content, which the job files keep (Jobs/README.md), after a day.
/// </summary>
public sealed class PublishedFile
{
    /// <summary>As good as for ever: it goes when what holds it lets it go.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365 * 30);

    public required Guid Id { get; init; }

    /// <summary>The content, its name and its type.</summary>
    public required Guid FileId { get; init; }

    /// <summary>The announcement or download that holds it; null until one takes it up.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Order among the files of one parent.</summary>
    public int Place { get; set; }

    public required Guid UploadedBy { get; init; }
}
