using AdminConsole.Domain.Announcements;

namespace AdminConsole.Features.Announcements;

/// <summary>A line of the list.</summary>
/// <param name="Files">How many files it has.</param>
/// <param name="IsUnread">The reader has not opened it; never so for the district, which wrote it.</param>
public sealed record AnnouncementRow(
    Guid Id, string Title, bool Pinned, Levels Audience, AnnouncementState State, DateTime? PublishedAt, DateOnly ValidFrom, DateOnly? ValidTo, int Files, int Readers, bool IsUnread);

/// <param name="Page">The page that exists, from 1.</param>
/// <param name="Unread">How many the reader has not opened.</param>
public sealed record AnnouncementListing(IReadOnlyList<AnnouncementRow> Rows, int Total, int Page, int Unread);

/// <summary>One announcement whole.</summary>
/// <param name="Audience">How many people it is for; null for those below the district.</param>
public sealed record AnnouncementView(Announcement Announcement, IReadOnlyList<FileRow> Files, int? Audience);

/// <summary>A node whose people have not all read a pinned announcement.</summary>
/// <param name="People">Whom it is for there.</param>
/// <param name="Missing">How many of them have not read it.</param>
/// <param name="Names">Of those, the first ones.</param>
public sealed record UnreadNode(Guid Id, string Name, int People, int Missing, IReadOnlyList<string> Names);

public sealed record UnreadListing(IReadOnlyList<UnreadNode> Rows, int Total, int Page);
