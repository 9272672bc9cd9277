using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Features.Review;

/// <summary>A row of the queue as it comes from the database.</summary>
/// <param name="Report">Null where every mark is green: the report then says nothing that the marks do not, and stays unread.</param>
internal sealed record QueuedRow(
    Guid Id, string Number, string PersonName, string DocumentMasked, string? InstitutionName, string ExamLevel, string ExamCategory, SubmissionState State, VerificationReport? Report,
    int TotalMonths, DateTime SubmittedAt, bool DirectEntry, RealNameState RealName, string? DecidedByName, DateTime? DecidedAt, string? DecisionNote)
{
    public ReviewQueueRow ToRow()
    {
        IReadOnlyList<Check> checks = Report?.Checks ?? [];
        var others = ReviewMark.Of(checks.Where(check => check.Code is not (DurationTotalRule.Code or MentorMatchRule.Code)));
        return new ReviewQueueRow(
            Id, Number, PersonName, DocumentMasked, InstitutionName, ExamLevel, ExamCategory, State,
            ReviewMark.Of(checks.Where(check => check.Code == DurationTotalRule.Code)), ReviewMark.Of(checks.Where(check => check.Code == MentorMatchRule.Code)),
            others.Result == CheckResult.Green ? null : others, TotalMonths, SubmittedAt)
        {
            DirectEntry = DirectEntry,
            RealName = RealName,
            DecidedByName = DecidedByName,
            DecidedAt = DecidedAt,
            DecisionNote = DecisionNote,
        };
    }
}
