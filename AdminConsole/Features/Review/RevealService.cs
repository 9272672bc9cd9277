using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>One masked number, whole, for a reason (PD-03). A refusal for reaching the hourly limit is itself on the record, and in the log as an alarm.</summary>
public sealed partial class RevealService(Db db, PersonalData personal, SteadyClock steady, ILogger<RevealService> log)
{
    /// <param name="id">The filing.</param>
    /// <param name="value">Which number.</param>
    /// <param name="place">Period and post of a mentor's; ignored for the others.</param>
    /// <param name="reason">Why, on the record.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<string>> RevealAsync(Guid id, RevealedValue value, PostPlace place, string reason, CancellationToken ct = default)
    {
        var why = TextRules.FreeText(reason, ReviewHold.ReasonLength);
        if (why.Fault is { } fault)
            return Error.Field("reason", fault);
        if (ApprovalPolicy.VisibleLength(why.Value) < SubmissionTransitions.Reason)
            return Error.Field("reason", new Phrase("error.reason_required", SubmissionTransitions.Reason));
        var answer = await db.WriteAsync<string?>(work => RevealAsync(work, id, value, place, why.Value), ct);
        if (!answer.IsOk)
            return answer.Error;
        return answer.Value is { } number ? number : ReviewErrors.TooManyReveals;
    }

    /// <summary>Null = too many within the hour: committed, because the refusal is recorded.</summary>
    private async Task<Result<string?>> RevealAsync(Work work, Guid id, RevealedValue value, PostPlace place, string reason)
    {
        if (await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation) is not { } submission)
            return Error.NotFound;
        if (!work.Scope.Can(Permission.RevealPersonalValue, submission))
            return Error.Forbidden;
        var revision = await work.Data.SubmissionRevisions.SingleAsync(row => row.SubmissionId == id && row.Revision == submission.Revision, work.Cancellation);
        if (NumberOf(personal.OpenContent(revision), value, place) is not { } number)
            return Error.NotFound;
        var me = work.Scope.UserId!.Value;
        var since = steady.UtcNow - Reveal.Window;
        if (await work.Data.Reveals.CountAsync(row => row.UserId == me && row.At > since, work.Cancellation) >= Reveal.MostInAnHour)
        {
            work.Audit("submission.reveal", nameof(Submission), id, reason, ReviewErrors.TooManyReveals.Code);
            LogTooMany(log, me);
            return (string?)null;
        }

        work.Data.Reveals.Add(new Reveal { Id = Guid.CreateVersion7(), UserId = me, SubmissionId = id, Value = value, At = steady.UtcNow });
        work.Audit($"submission.reveal_{value.ToString().ToLowerInvariant()}", nameof(Submission), id, reason);
        return number;
    }

    private static string? NumberOf(SubmissionContent content, RevealedValue value, PostPlace place) => value switch
    {
        RevealedValue.DocumentNumber => content.Person.DocumentNumber,
        RevealedValue.Phone => content.Person.Phone,
        RevealedValue.GraduationCertificate => content.Education.CertificateNumber,
        RevealedValue.QualificationCertificate => content.Assistant?.QualificationNumber,
        RevealedValue.PractisingCertificate => content.Assistant?.PractisingNumber,
        RevealedValue.MentorCertificate => content.Periods.ElementAtOrDefault(place.Period)?.Posts.ElementAtOrDefault(place.Post)?.MentorCertificateNumber,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "User {UserId} reached the hourly limit of revealed numbers")]
    private static partial void LogTooMany(ILogger log, Guid userId);
}

/// <summary>Zero-based place of a post.</summary>
public readonly record struct PostPlace(int Period, int Post);
