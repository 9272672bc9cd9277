namespace AdminConsole.Domain.Announcements;

/// <summary>That a person has opened an announcement: once, however often they do. The row is itself the record.</summary>
public sealed class AnnouncementRead : IUnrecorded
{
    public required Guid AnnouncementId { get; init; }
    public required Guid UserId { get; init; }
    public required DateTime At { get; init; }
}
