using AdminConsole.Domain;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Features.Review;

/// <summary>One filing as a reviewer sees it. Numbers are masked here already, unless the reader has the filing in hand.</summary>
public sealed record SubmissionDetail
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }

    /// <summary>What a decision must name: it is refused when the filing has changed since.</summary>
    public required Guid Version { get; init; }

    public required SubmissionState State { get; init; }
    public required int Revision { get; init; }
    public required DateTime SubmittedAt { get; init; }
    public required string InstitutionName { get; init; }

    /// <summary>Why the institution takes no submissions at present; null = it does. What is pending is reviewed on.</summary>
    public string? Suspension { get; init; }

    public required string SeasonName { get; init; }
    public required DateOnly Deadline { get; init; }

    /// <summary>What the candidate supplied with the newest revision.</summary>
    public required SubmissionContent Content { get; init; }

    public required VerificationReport Report { get; init; }

    /// <summary>The decisions open to this reader now, in the order of the state table; empty for who only looks.</summary>
    public required IReadOnlyList<SubmissionAction> Decisions { get; init; }

    /// <summary>The reader would decide, but entered the filing or is a mentor in it.</summary>
    public bool NeedsSecondPerson { get; init; }

    /// <summary>Somebody of the reader's name is a mentor in it: a reason to look twice, no more.</summary>
    public bool SharesMentorsName { get; init; }

    public bool MayReveal { get; init; }

    /// <summary>The filing has its certificates, and the reader may print them.</summary>
    public bool MayPrint { get; init; }

    /// <summary>What a tick of each period belongs to, in the order of the periods.</summary>
    public required IReadOnlyList<string> PeriodDigests { get; init; }

    /// <summary>What the season lets a return name as reasons.</summary>
    public IReadOnlyList<ReturnReason> ReturnReasons { get; init; } = [];

    /// <summary>What the newest submission changed; null where it is the first.</summary>
    public SubmissionDifference? Difference => History.FirstOrDefault(entry => entry is { Result: null, Step: null })?.Difference;

    public required ReviewDesk Desk { get; init; }

    public required IReadOnlyList<DetailMaterial> Materials { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<HistoryEntry> History { get; init; }

    public required ReviewPlace Place { get; init; }

    /// <summary>Zero-based periods without 已核对.</summary>
    public IEnumerable<int> Unchecked => Enumerable.Range(0, PeriodDigests.Count).Where(period => !IsTicked(period));

    public ApprovalRequirements Requirements => ApprovalPolicy.Requirements(Report);

    /// <summary>Whether the marks ask for the same as they did.</summary>
    public bool AsksWhat(SubmissionDetail before) =>
        Requirements.BlockedPeriods.SequenceEqual(before.Requirements.BlockedPeriods)
        && Requirements.ReasonFor.Select(check => (check.Code, check.Period, check.Post, check.Result)).SequenceEqual(before.Requirements.ReasonFor.Select(check => (check.Code, check.Period, check.Post, check.Result)));

    public bool IsTicked(int period) => Desk.Ticked.Contains(PeriodDigests[period]);

    public IEnumerable<Check> ChecksOf(int period, int? post = null) => Report.Checks.Where(check => check.Period == period && check.Post == post);
}

/// <param name="Period">Zero-based index of the period the image belongs to, where it belongs to one.</param>
/// <param name="Stored">False when no such image is on record.</param>
public sealed record DetailMaterial(Guid Id, string Slot, int? Period, int Width, int Height, bool Stored);

/// <summary>A submission, a decision or a step on the way up.</summary>
/// <param name="Result">Of a decision alone.</param>
/// <param name="Revision">Counts from 1.</param>
public sealed record HistoryEntry(DateTime At, SubmissionState? Result, string? By, string? Note, int Revision)
{
    /// <summary>When the decision was taken back.</summary>
    public DateTime? UndoneAt { get; init; }

    /// <summary>Reported, confirmed, sent back, filed or reopened; null for a submission or a decision.</summary>
    public SubmissionAction? Step { get; init; }

    /// <summary>The list that it was reported in.</summary>
    public Guid? ListId { get; init; }

    /// <summary>Of that list.</summary>
    public string? ListNumber { get; init; }

    /// <summary>What a resubmission changed, before and after.</summary>
    public SubmissionDifference? Difference { get; init; }

    /// <summary>What a return named to be mended.</summary>
    public IReadOnlyList<FeedbackItem> Feedback { get; init; } = [];
}

/// <summary>Where a filing stands in every order of the queue.</summary>
public sealed record ReviewPlace(Guid Id, DateTime SubmittedAt, string PersonName, int TotalMonths);

/// <summary>What may change under an open filing.</summary>
public sealed record SubmissionStanding(Guid Version, SubmissionState State, int Revision, DateTime SubmittedAt, string? DecidedByName, DateTime? DecidedAt, VerificationReport Report)
{
    /// <summary>What happened since the filing was opened, for whoever has it open; null when only its marks changed, or nothing.</summary>
    public Phrase? ChangeSince(SubmissionDetail opened) => this switch
    {
        _ when State == opened.State && Revision == opened.Revision && DecidedAt == opened.History.FirstOrDefault(entry => entry.Result is not null)?.At => null,
        { State: SubmissionState.Pending } when Revision > opened.Revision => new Phrase("review.changed.resubmitted", SubmittedAt),
        { State: SubmissionState.Withdrawn } => new Phrase("review.changed.withdrawn"),
        { DecidedByName: { } by, DecidedAt: { } at } when State.IsDecision => new Phrase("review.changed.decided", by, at, State),
        _ => new Phrase("review.changed.state", State),
    };
}
