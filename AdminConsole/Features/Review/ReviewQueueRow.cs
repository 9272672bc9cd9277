using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Seasons;
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
/// <param name="Held">Of those that wait.</param>
/// <param name="Mine">Of those that wait.</param>
public sealed record ReviewCounts(IReadOnlyDictionary<SubmissionState, PresetCounts> ByState, int Due, int Held, int Mine)
{
    public static ReviewCounts None { get; } = new(new Dictionary<SubmissionState, PresetCounts>(), 0, 0, 0);

    /// <summary>States that hold a filing.</summary>
    public IReadOnlyList<SubmissionState> States => [.. ByState.Where(row => row.Value.Total > 0).Select(row => row.Key).Order()];

    /// <summary>Of one state, or of all.</summary>
    public int Of(SubmissionState? state, QueuePreset preset) => Of(new ReviewQueueFilter { State = state, Preset = preset });

    /// <summary>What the filter shows; whatever else it asks, these were counted with.</summary>
    public int Of(ReviewQueueFilter filter) => filter.Preset switch
    {
        QueuePreset.Due => filter.Includes(SubmissionState.Pending) ? Due : 0,
        QueuePreset.Held => filter.Includes(SubmissionState.Pending) ? Held : 0,
        QueuePreset.Mine => filter.Includes(SubmissionState.Pending) ? Mine : 0,
        _ => ByState.Where(row => filter.Includes(row.Key)).Sum(row => row.Value.Of(filter.Preset)!.Value),
    };
}

/// <summary>One page of the queue.</summary>
/// <param name="Filter">As asked, with the page that there is.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="SeasonId">The season shown; null where there is none.</param>
/// <param name="KeywordExpired">The searched person's name or number is no longer kept, so nothing is found.</param>
public sealed record ReviewQueueList(ReviewQueueFilter Filter, IReadOnlyList<ReviewQueueRow> Rows, ReviewCounts Counts, int Total, string? SeasonId, bool KeywordExpired);

/// <param name="Reasons">What its filings may be returned for.</param>
public sealed record ReviewSeason(string Id, string Name, DateOnly Deadline, IReadOnlyList<ReturnReason> Reasons);

