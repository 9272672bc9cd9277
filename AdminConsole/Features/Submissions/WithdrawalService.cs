using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>撤回: the candidate, or the institution that entered it, takes a pending filing back.</summary>
public sealed class WithdrawalService(Db db)
{
    internal const string AuditAction = "submission.withdraw";

    /// <param name="id">The filing.</param>
    /// <param name="isExpected">Whether a version is the one the caller has seen.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<Done>> WithdrawAsync(Guid id, Func<Guid, bool> isExpected, SubmissionActor by, CancellationToken ct)
    {
        var done = await db.WriteAsync<Done>(
            async work =>
            {
                var submission = await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
                if (submission is null)
                    return Error.NotFound;
                if (by == SubmissionActor.Institution && !work.Scope.Can(Permission.EnterSubmissions, submission))
                    return Error.Forbidden;
                if (!isExpected(submission.Version))
                    return ApiErrors.Stale;
                var moved = submission.Apply(SubmissionAction.Withdraw, by);
                if (!moved.IsOk)
                    return moved.Error;
                work.Audit(AuditAction, nameof(Submission), id);
                work.Publish(ChangeKind.Submission, id, submission);
                work.Webhook(submission);
                work.Tell(Audience.At(submission, Role.InstitutionReviewer), id, new Phrase("message.withdrawn", submission.Number), $"review/{id}");
                return Done.Yes;
            },
            ct);

        // Somebody was faster between the reading and the writing of this unit.
        return done.Error == Error.VersionConflict ? ApiErrors.Stale : done;
    }
}
