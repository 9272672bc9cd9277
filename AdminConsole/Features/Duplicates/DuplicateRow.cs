using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Duplicates;

/// <summary>Two filings that may be one person's.</summary>
public sealed record DuplicateRow(
    DuplicateFiling First, DuplicateFiling Second, DuplicateGround Grounds, DateTime FoundAt, string? DismissedBy, DateTime? DismissedAt, string? DismissalReason, Guid Version);

/// <summary>What is compared; personal values masked.</summary>
public sealed record DuplicateFiling(Guid Id, string Number, string PersonName, string DocumentMasked, string InstitutionName, SubmissionState State, int TotalMonths, DateTime SubmittedAt);

/// <param name="Page">The page that exists, from 1.</param>
public sealed record DuplicateListing(IReadOnlyList<DuplicateRow> Rows, int Total, int Page);
