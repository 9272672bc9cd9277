namespace AdminConsole.Domain.Submissions;

/// <summary>
/// Two filings of one season that may be the same person's under another document or name. The district looks at both and dismisses what is none; the reason
/// is remembered, and the two are not shown again.
/// </summary>
public sealed class PossibleDuplicate : IVersioned
{
    public const int ReasonLength = 500;

    /// <summary>The filing that was there first.</summary>
    public required Guid FirstId { get; init; }

    public required Guid SecondId { get; init; }
    public required string SeasonId { get; init; }
    public required DuplicateGround Grounds { get; set; }
    public required DateTime FoundAt { get; init; }
    public DateTime? DismissedAt { get; private set; }
    public string? DismissedBy { get; private set; }
    public string? DismissalReason { get; private set; }
    public Guid Version { get; set; }

    /// <summary>不是同一人.</summary>
    public void Dismiss(string by, DateTime at, string reason) => (DismissedBy, DismissedAt, DismissalReason) = (by, at, reason);

    public void Reopen() => (DismissedBy, DismissedAt, DismissalReason) = (null, null, null);
}

/// <summary>What two filings have in common.</summary>
[Flags]
public enum DuplicateGround
{
    None = 0,

    /// <summary>The document number, under another document type.</summary>
    Document = 1,

    /// <summary>Name and birth date.</summary>
    NameAndBirth = 2,

    /// <summary>The graduation certificate.</summary>
    EducationCertificate = 4,
}
