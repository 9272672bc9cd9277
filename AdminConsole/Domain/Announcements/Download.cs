namespace AdminConsole.Domain.Announcements;

public enum DownloadCategory
{
    /// <summary>表格.</summary>
    Form,

    /// <summary>办事指南.</summary>
    Guide,

    /// <summary>政策文件.</summary>
    Policy,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>A file of the downloads page (表格下载) that the district put there; the official blank forms stand beside it without one.</summary>
public sealed class Download : IVersioned
{
    public const int TitleLength = 100, LastPlace = 999;

    public required Guid Id { get; init; }
    public required string Title { get; set; }
    public required DownloadCategory Category { get; set; }

    /// <summary>Order within the category, from 1; equal ones go by title.</summary>
    public required int Place { get; set; }

    public required DateTime PublishedAt { get; set; }
    public Guid Version { get; set; }
}
