namespace AdminConsole.Domain.Announcements;

public enum AnnouncementState
{
    Draft,
    Published,
    Withdrawn,
}

/// <summary>What an announcement says, to whom and from when to when: what its form holds.</summary>
/// <param name="Text">Plain text; <see cref="AnnouncementText"/> makes paragraphs and links of it.</param>
/// <param name="Pinned">置顶必读: stands first, is told by message, and the district sees who has not read it.</param>
/// <param name="ValidFrom">First Shanghai day on which it is shown.</param>
/// <param name="ValidTo">Last such day; null = no end.</param>
public sealed record AnnouncementDetails(string Title, string Text, Levels Audience, bool Pinned, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>通知公告 of the district to the levels below it. What is published stays as it was read: it is mended only after it has been withdrawn.</summary>
public sealed class Announcement : IVersioned
{
    public const int TitleLength = 100, TextLength = 5000, MostFiles = 10;

    public required Guid Id { get; init; }
    public required string Title { get; set; }
    public required string Text { get; set; }
    public required Levels Audience { get; set; }
    public bool Pinned { get; set; }
    public required DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public AnnouncementState State { get; private set; }
    public required DateTime WrittenAt { get; init; }

    /// <summary>Of the last publication.</summary>
    public DateTime? PublishedAt { get; private set; }

    public string? PublishedBy { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>How many people have read it since it was published: as many as it has rows of <see cref="AnnouncementRead"/>.</summary>
    public int Readers { get; private set; }

    public Guid Version { get; set; }

    /// <summary>Refused while it is published.</summary>
    public Result<Done> Change(AnnouncementDetails details)
    {
        if (State == AnnouncementState.Published)
            return AnnouncementErrors.IllegalState(State);
        (Title, Text, Audience, Pinned, ValidFrom, ValidTo) = details;
        return Done.Yes;
    }

    /// <summary>Publishes what is written, or again what was withdrawn; its reading then begins anew, because the text may be another.</summary>
    /// <param name="by">Who publishes, by name.</param>
    /// <param name="now">The moment (UTC).</param>
    public Result<Done> Publish(string by, DateTime now)
    {
        if (State == AnnouncementState.Published)
            return AnnouncementErrors.IllegalState(State);
        if (ValidTo < ShanghaiTime.DateOf(now))
            return AnnouncementErrors.Over(ValidTo.Value);
        (State, PublishedAt, PublishedBy, WithdrawnAt, Readers) = (AnnouncementState.Published, now, by, null, 0);
        return Done.Yes;
    }

    public Result<Done> Withdraw(DateTime now)
    {
        if (State != AnnouncementState.Published)
            return AnnouncementErrors.IllegalState(State);
        (State, WithdrawnAt) = (AnnouncementState.Withdrawn, now);
        return Done.Yes;
    }

    /// <summary>Takes it from the top without taking it away.</summary>
    public Result<Done> Unpin()
    {
        if (State != AnnouncementState.Published || !Pinned)
            return AnnouncementErrors.IllegalState(State);
        Pinned = false;
        return Done.Yes;
    }

    /// <summary>Only what nobody can have read is deleted.</summary>
    public Result<Done> MayBeDeleted() => State == AnnouncementState.Draft ? Done.Yes : AnnouncementErrors.IllegalState(State);
}
