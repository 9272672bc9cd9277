using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Reporting;

/// <summary>A season to choose.</summary>
public sealed record ReportSeason(string Id, string Name, bool SecondReview);

/// <summary>An approved filing that could be reported.</summary>
public sealed record ApprovedRow(Guid Id, string Number, string PersonName, string DocumentMasked, string ExamLevel, string ExamCategory, int TotalMonths, string SubmissionCode, DateTime? DecidedAt, string? SentBackReason);

/// <summary>A report list among others, with what has become of its rows.</summary>
/// <param name="Now">How many rows stand in each state, in this list.</param>
public sealed record ReportListRow(Guid Id, string Number, string InstitutionName, int Rows, string ReportedByName, DateTime ReportedAt)
{
    public IReadOnlyDictionary<SubmissionState, int> Now { get; init; } = new Dictionary<SubmissionState, int>();

    /// <summary>Rows that were sent back.</summary>
    public int SentBack => Rows - Now.Values.Sum();
}

public sealed record ReportListing(ReportFilter Filter, IReadOnlyList<ReportListRow> Rows, int Total, IReadOnlyList<ReportSeason> Seasons);

/// <summary>One list with its rows as they were reported, numbers masked, and what each is now.</summary>
public sealed record ReportListView(ReportList List, string SeasonName, IReadOnlyList<ReportLineView> Lines);

/// <param name="State">The filing's state at present.</param>
/// <param name="Here">It still stands in this list; otherwise it was sent back.</param>
/// <param name="SentBackReason">Why, where it was.</param>
public sealed record ReportLineView(int Position, Guid SubmissionId, ReportEntry Entry, SubmissionState State, bool Here, string? SentBackReason);

/// <summary>A filing on its way up.</summary>
/// <param name="ListNumber">The list it stands in; null before it is reported.</param>
/// <param name="WaitingDays">Working days since it came into its state.</param>
public sealed record FilingRow(
    Guid Id, string Number, string PersonName, string DocumentMasked, string InstitutionName, int TotalMonths, SubmissionState State, Guid? ListId, string? ListNumber, DateTime? Since, int? WaitingDays);

/// <param name="Counts">Filings of each state on the way up, whichever of them is shown.</param>
public sealed record FilingListing(FilingFilter Filter, IReadOnlyList<FilingRow> Rows, int Total, IReadOnlyDictionary<SubmissionState, int> Counts, IReadOnlyList<ReportSeason> Seasons);

/// <param name="Counts">States without a filing are left out.</param>
/// <param name="Since">When the one that has waited longest came into its state (UTC).</param>
public sealed record FilingsWaiting(string SeasonId, bool SecondReview, IReadOnlyDictionary<SubmissionState, int> Counts, IReadOnlyDictionary<SubmissionState, DateTime> Since);
