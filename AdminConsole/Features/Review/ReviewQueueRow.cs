using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Features.Review;

/// <summary>One filing as the queue and its export show it.</summary>
/// <param name="InstitutionName">Null where the reader acts for one institution only.</param>
/// <param name="Other">The worst mark of the remaining rules, where one is not green.</param>
public sealed record ReviewQueueRow(
    Guid Id, string Number, string PersonName, string DocumentMasked, string? InstitutionName, string ExamLevel, string ExamCategory, SubmissionState State,
    ReviewMark Duration, ReviewMark Mentor, ReviewMark? Other, int TotalMonths, DateTime SubmittedAt)
{
    /// <summary>单位认证状态: the institution entered it itself; otherwise <see cref="RealName"/> says how the person was verified.</summary>
    public bool DirectEntry { get; init; }

    public RealNameState RealName { get; init; }
    public string? DecidedByName { get; init; }
    public DateTime? DecidedAt { get; init; }
    public string? DecisionNote { get; init; }
}

/// <summary>The worst of one or several checks.</summary>
/// <param name="Reason">Why, unless it is green.</param>
/// <param name="Alike">How many further checks of the kind are not green.</param>
public sealed record ReviewMark(CheckResult Result, Phrase? Reason, int Alike)
{
    private static readonly ReviewMark Green = new(CheckResult.Green, null, 0);

    /// <param name="checks">Of one kind, in the order of periods and posts.</param>
    public static ReviewMark Of(IEnumerable<Check> checks)
    {
        var wrong = checks.Where(check => check.Result != CheckResult.Green).OrderByDescending(check => check.Result).ToList();
        return wrong is [var worst, .. var others] ? new ReviewMark(worst.Result, worst.Finding ?? worst.Explanation, others.Count) : Green;
    }
}

/// <summary>How many filings the queue holds, by state and preset, before its own state and preset are applied.</summary>
/// <param name="ByState">States without a filing may be missing.</param>
/// <param name="Due">Of those that wait.</param>
/// <param name="Mine">Of those that wait.</param>
public sealed record ReviewCounts(IReadOnlyDictionary<SubmissionState, PresetCounts> ByState, int Due, int Mine)
{
    public static ReviewCounts None { get; } = new(new Dictionary<SubmissionState, PresetCounts>(), 0, 0);

    /// <summary>States that hold a filing.</summary>
    public IReadOnlyList<SubmissionState> States => [.. ByState.Where(row => row.Value.Total > 0).Select(row => row.Key).Order()];

    public int Of(SubmissionState? state, QueuePreset preset) => preset switch
    {
        QueuePreset.Due => state is null or SubmissionState.Pending ? Due : 0,
        QueuePreset.Mine => state is null or SubmissionState.Pending ? Mine : 0,
        _ => ByState.Where(row => state is null || row.Key == state).Sum(row => row.Value.Of(preset)!.Value),
    };
}

/// <summary>One page of the queue.</summary>
/// <param name="Filter">As asked, with the page that there is.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="SeasonId">The season shown; null where there is none.</param>
/// <param name="KeywordExpired">The searched person's name or number is no longer kept, so nothing is found.</param>
public sealed record ReviewQueueList(ReviewQueueFilter Filter, IReadOnlyList<ReviewQueueRow> Rows, ReviewCounts Counts, int Total, string? SeasonId, bool KeywordExpired);

public sealed record ReviewSeason(string Id, string Name, DateOnly Deadline);

