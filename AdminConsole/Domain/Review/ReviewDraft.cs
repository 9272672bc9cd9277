namespace AdminConsole.Domain.Review;

/// <summary>What a reviewer has typed about a filing and not yet submitted. Sealed, because opinions name people.</summary>
public sealed class ReviewDraft : IUserOwned, IUnrecorded
{
    public required Guid SubmissionId { get; init; }
    public required Guid UserId { get; init; }
    public required byte[] Sealed { get; set; }
    public required DateTime SavedAt { get; set; }
}

/// <summary>Which filing 提交并下一份 opens. All stay inside the list's filter, and leave out what is put aside or in another's hands.</summary>
public enum NextMode
{
    /// <summary>The one that follows in the list.</summary>
    InOrder,

    /// <summary>The next with a red mark.</summary>
    Red,
    Oldest,

    /// <summary>First what was put aside until today, then the oldest.</summary>
    DueFirst,
}

/// <summary>How a reviewer likes to work.</summary>
public sealed class ReviewPreference : IUserOwned, IUnrecorded
{
    public required Guid UserId { get; init; }
    public NextMode Next { get; set; }

    /// <summary>The view of the queue that its owner chose last, as the address writes it; null = the usual one.</summary>
    public string? View { get; set; }

    /// <summary>Single keys act; some people's software sends such keys by itself (WCAG 2.1.4).</summary>
    public bool SingleKeys { get; set; } = true;

    /// <summary>The tour of the queue was ended once; it comes again only when it is asked for.</summary>
    public bool TourSeen { get; set; }
}
