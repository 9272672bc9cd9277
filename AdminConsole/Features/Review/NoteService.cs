using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>What reviewers put beside a filing without deciding it: notes, and putting it aside for a while.</summary>
public sealed class NoteService(Db db)
{
    public Task<Result<Done>> AddAsync(Guid id, NoteInput input, CancellationToken ct = default)
    {
        var text = TextRules.FreeText(input.Text, ReviewNote.TextLength);
        if (text.Fault is { } fault)
            return Refused("text", fault);
        if (ApprovalPolicy.VisibleLength(text.Value) == 0)
            return Refused("text", new Phrase("decision.note_missing"));
        return WriteAsync(
            id,
            (work, submission) =>
            {
                work.Data.ReviewNotes.Add(new ReviewNote
                {
                    Id = Guid.CreateVersion7(),
                    SubmissionId = id,
                    Text = text.Value,
                    Visible = input.Visible,
                    WrittenBy = work.Scope.UserId!.Value,
                    WrittenByName = work.Scope.DisplayName,
                    At = work.Now,
                });
                work.Audit(input.Visible ? "submission.note_visible" : "submission.note", nameof(Submission), id);
                return Task.FromResult<Error?>(null);
            },
            ct);
    }

    /// <summary>Puts the filing aside until a day, or changes for how long and why.</summary>
    public Task<Result<Done>> HoldAsync(Guid id, HoldInput input, CancellationToken ct = default)
    {
        var reason = TextRules.FreeText(input.Reason, ReviewHold.ReasonLength);
        if (reason.Fault is { } fault)
            return Refused("reason", fault);
        if (ApprovalPolicy.VisibleLength(reason.Value) < SubmissionTransitions.Reason)
            return Refused("reason", new Phrase("error.reason_required", SubmissionTransitions.Reason));
        return WriteAsync(
            id,
            async (work, submission) =>
            {
                var today = ShanghaiTime.DateOf(work.Now);
                if (input.Until is not { } until || until <= today || until > today.AddDays(ReviewHold.MostDays))
                    return Error.Field("until", new Phrase("decision.hold_days", today.AddDays(1), today.AddDays(ReviewHold.MostDays)));
                if (submission.State != SubmissionState.Pending)
                    return ReviewErrors.HoldPendingOnly;
                var hold = await work.Data.ReviewHolds.SingleOrDefaultAsync(row => row.SubmissionId == id, work.Cancellation);
                if (hold is null)
                    work.Data.ReviewHolds.Add(new ReviewHold { SubmissionId = id, Reason = reason.Value, Until = until, HeldBy = work.Scope.UserId!.Value, HeldByName = work.Scope.DisplayName, HeldAt = work.Now });
                else
                    (hold.Reason, hold.Until, hold.HeldBy, hold.HeldByName, hold.HeldAt) = (reason.Value, until, work.Scope.UserId!.Value, work.Scope.DisplayName, work.Now);
                work.Audit("submission.hold", nameof(Submission), id, reason.Value);
                return null;
            },
            ct);
    }

    /// <summary>Ends a hold before its day.</summary>
    public Task<Result<Done>> ReleaseAsync(Guid id, CancellationToken ct = default) => WriteAsync(
        id,
        async (work, _) =>
        {
            if (await work.Data.ReviewHolds.SingleOrDefaultAsync(row => row.SubmissionId == id, work.Cancellation) is not { } hold)
                return null;
            work.Data.ReviewHolds.Remove(hold);
            work.Audit("submission.release", nameof(Submission), id);
            return null;
        },
        ct);

    private static Task<Result<Done>> Refused(string field, Phrase fault) => Task.FromResult<Result<Done>>(Error.Field(field, fault));

    /// <summary>For who may decide the filing; whose hands it is in does not matter.</summary>
    private Task<Result<Done>> WriteAsync(Guid id, Func<Work, Submission, Task<Error?>> act, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            if (await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation) is not { } submission)
                return Error.NotFound;
            if (await SecondPersonQueries.CapacityAsync(work.Data, submission, work.Cancellation) == DecisionCapacity.None)
                return Error.Forbidden;
            if (await act(work, submission) is { } refusal)
                return refusal;
            work.Publish(ChangeKind.Review, id, submission);
            return Done.Yes;
        },
        ct);
}
