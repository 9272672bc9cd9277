using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Candidates;

/// <summary>A filing found for a person who asks for help; personal values masked.</summary>
/// <param name="Verdict">What the submission code that was looked for is worth; null when something else was.</param>
public sealed record CandidateRow(
    Guid Id, string Number, string SeasonName, string PersonName, string DocumentMasked, string InstitutionName, SubmissionState State, DateTime SubmittedAt, string SubmissionCode, CodeVerdict? Verdict);

/// <param name="By">What the words were taken for; null when nothing was looked for.</param>
/// <param name="Rows">Newest first.</param>
/// <param name="More">There are more than are shown.</param>
public sealed record CandidateListing(CandidateKey? By, IReadOnlyList<CandidateRow> Rows, bool More);

/// <summary>What a candidate is looked for by.</summary>
public enum CandidateKey
{
    DocumentNumber,
    SubmissionCode,
    FilingNumber,
    PhoneTail,
    Name,
}
