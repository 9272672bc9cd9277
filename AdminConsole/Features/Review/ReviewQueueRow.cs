using AdminConsole.Domain;
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

/// <summary>How many filings the queue holds, by state and marks, before its state and its preset are applied.</summary>
public sealed record ReviewCounts(IReadOnlyList<ReviewCounts.Cell> Cells)
{
    /// <summary>States that hold a filing.</summary>
    public IReadOnlyList<SubmissionState> States => [.. Cells.Select(cell => cell.State).Distinct().Order()];

    /// <summary>Null where the single marks were not counted.</summary>
    public int? Of(SubmissionState? state, MarkPreset marks)
    {
        var cells = Cells.Where(cell => state is null || cell.State == state).ToList();
        return marks is MarkPreset.RedDuration or MarkPreset.RedMentor && cells.Exists(cell => cell.Duration is null) ? null : cells.Where(cell => Shows(marks, cell)).Sum(cell => cell.Count);
    }

    private static bool Shows(MarkPreset marks, Cell cell) => marks switch
    {
        MarkPreset.Green => cell.Worst == CheckResult.Green,
        MarkPreset.NeedsReason => cell.Worst != CheckResult.Green,
        MarkPreset.RedDuration => cell.Duration == CheckResult.Red,
        MarkPreset.RedMentor => cell.Mentor == CheckResult.Red,
        _ => true,
    };

    public sealed record Cell(SubmissionState State, CheckResult Worst, CheckResult? Duration, CheckResult? Mentor, int Count);
}

/// <summary>One page of the queue.</summary>
/// <param name="Filter">As asked, with the page that there is.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="SeasonId">The season shown; null where there is none.</param>
/// <param name="KeywordExpired">The searched person's name or number is no longer kept, so nothing is found.</param>
public sealed record ReviewQueueList(ReviewQueueFilter Filter, IReadOnlyList<ReviewQueueRow> Rows, ReviewCounts Counts, int Total, string? SeasonId, bool KeywordExpired);

public sealed record ReviewSeason(string Id, string Name, DateOnly Deadline);

