using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>
/// Decides one filing, or takes the decision back, inside a unit of work of the caller's: the decision form decides one at a time, bulk approval many. Whatever
/// stands between a person and a decision is asked here and nowhere else.
/// </summary>
public sealed class DecisionService(FactsReader facts, PersonalData personal, SteadyClock steady)
{
    /// <summary>Decides, or answers why not. Deciding without a claim needs none: within the unit the filing is nobody else's.</summary>
    public async Task<Result<DecisionMade>> DecideAsync(Work work, DecisionOrder order)
    {
        var prepared = await PrepareAsync(work.Data, order, work.Now, work.Cancellation);
        if (!prepared.IsOk)
            return prepared.Error;
        var (submission, claim, report, feedback, missing) = prepared.Value;
        work.Data.PeriodTicks.AddRange(missing.Select(digest => TickService.Tick(work, submission, digest)));
        submission.TakeReport(report);
        submission.NoteDecision(work.Scope.UserId!.Value, work.Scope.DisplayName, work.Now, order.Note.Length == 0 ? null : order.Note);
        if (feedback.Count > 0)
            submission.NoteReturns([.. await ReturnsAsync(work, submission.Id), .. feedback]);
        await ClearDeskAsync(work, submission, claim);
        work.Audit($"submission.{order.Decision.ToString().ToLowerInvariant()}", nameof(Submission), submission.Id, submission.DecisionNote);
        work.Publish(ChangeKind.Submission, submission.Id, submission);
        await work.TakeBackAsync(submission.Id);
        work.Webhook(submission, notBefore: work.Now + order.UndoFor);

        // Saved first, so that the decision knows the version it leaves behind.
        await work.SaveAsync();
        var decision = FrozenDecision(submission, report, feedback, steady.UtcNow + order.UndoFor);
        work.Data.Decisions.Add(decision);
        return new DecisionMade(decision.Id, submission.Id, submission.Number, submission.State, order.UndoFor);
    }

    /// <summary>What <see cref="DecideAsync"/> would answer at this moment: null where it would decide. Writes nothing.</summary>
    public async Task<Error?> ForeseeAsync(AppDbContext data, DecisionOrder order, DateTime now, CancellationToken ct) => (await PrepareAsync(data, order, now, ct)).Error;

    /// <summary>Takes a decision back: the same person, in time, and nothing happened since. The filing waits again, in that person's hands.</summary>
    public async Task<Result<SubmissionState>> UndoAsync(Work work, Guid decisionId)
    {
        var decision = await work.Data.Decisions.SingleOrDefaultAsync(row => row.Id == decisionId, work.Cancellation);
        if (decision is null || await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == decision.SubmissionId, work.Cancellation) is not { } submission)
            return Error.NotFound;
        if (decision.DecidedBy != work.Scope.UserId || await SecondPersonQueries.CapacityAsync(work.Data, submission, work.Cancellation) != DecisionCapacity.MayDecide)
            return Error.Forbidden;
        var open = decision.UndoneAt is null && steady.UtcNow < decision.UndoUntil && submission.Version == decision.LeftVersion;
        if (!open || !submission.Apply(SubmissionAction.Undo, SubmissionActor.Reviewer, new TransitionFacts(UndoOpen: open)).IsOk)
            return ReviewErrors.UndoOver;
        submission.ForgetDecision();
        decision.UndoneAt = work.Now;
        if (decision.Feedback.Count > 0)
            submission.NoteReturns(await ReturnsAsync(work, submission.Id, decisionId));
        await work.TakeBackAsync(submission.Id);
        work.Audit("submission.undo", nameof(Submission), submission.Id);
        work.Publish(ChangeKind.Submission, submission.Id, submission);
        return submission.State;
    }

    /// <summary>A decision made by another while this one was on its way.</summary>
    public static Error Conflict(SubmissionState state, string? by, DateTime? at) =>
        state.IsDecision && by is not null && at is { } moment ? ReviewErrors.AlreadyDecided(by, moment, state) : Error.VersionConflict;

    /// <summary>
    /// Every question on the way to a decision, in their order. Conflicts: decided already, in another's hands, one's own claim lost, changed otherwise
    /// (process.md §6). The filing is moved in memory; nothing is written.
    /// </summary>
    private async Task<Result<Prepared>> PrepareAsync(AppDbContext data, DecisionOrder order, DateTime now, CancellationToken ct)
    {
        var submission = await data.Submissions.SingleOrDefaultAsync(row => row.Id == order.SubmissionId, ct);
        if (submission is null)
            return Error.NotFound;
        var capacity = await SecondPersonQueries.CapacityAsync(data, submission, ct);
        if (capacity == DecisionCapacity.None)
            return Error.Forbidden;
        var claim = await data.ReviewClaims.SingleOrDefaultAsync(row => row.SubmissionId == submission.Id, ct);
        if (Conflict(data.Scope.UserId, submission, claim, order) is { } conflict)
            return conflict;
        var season = await data.Seasons.SingleAsync(row => row.Id == submission.SeasonId, ct);
        if (!season.AllowsDecisionsOn(ShanghaiTime.DateOf(now)))
            return ReviewErrors.SeasonClosed;
        if (capacity == DecisionCapacity.Barred)
            return ReviewErrors.SecondPersonRequired;

        var from = submission.State;
        var moved = submission.Apply(order.Decision, SubmissionActor.Reviewer);
        if (!moved.IsOk)
            return moved.Error;
        var revision = await data.SubmissionRevisions.SingleAsync(row => row.SubmissionId == submission.Id && row.Revision == submission.Revision, ct);
        var content = personal.OpenContent(revision);
        var report = Verifier.Evaluate(await facts.ReadAsync(data, season, content, ct));
        if (order.AllGreenOnly && report.Worst != CheckResult.Green)
            return ReviewErrors.NotAllGreen(report.Checks.MaxBy(check => check.Result)!);
        var allowed = ApprovalPolicy.Check(from, order.Decision, report, order.Note);
        if (!allowed.IsOk)
            return allowed.Error;
        var @unchecked = order.Decision == SubmissionAction.Approve ? await UncheckedAsync(data, submission, content, ct) : [];
        if (@unchecked.Count > 0 && !order.AllGreenOnly)
            return ReviewErrors.PeriodsUnchecked(@unchecked);
        var feedback = Feedback(from, order, content, season);
        if (!feedback.IsOk)
            return feedback.Error;

        // In bulk, approving green periods is what checks them.
        return new Prepared(submission, claim, report, feedback.Value, [.. @unchecked.Select(period => personal.PeriodDigest(content, period)).Distinct(StringComparer.Ordinal)]);
    }

    private Error? Conflict(Guid? me, Submission submission, ReviewClaim? claim, DecisionOrder order)
    {
        // A batch approves what waits; a decision already made is changed one by one, with a reason.
        var changed = submission.Version != order.Version || order.AllGreenOnly && submission.State != SubmissionState.Pending;
        var conflict = changed ? Conflict(submission.State, submission.DecidedByName, submission.DecidedAt) : null;
        if (conflict is { Code: "already_decided" })
            return conflict;
        if (claim is not null && claim.IsLive(steady.UtcNow) && claim.HolderId != me)
            return order.Claim is null ? ReviewErrors.ClaimHeld(claim.HolderName) : ReviewErrors.ClaimLost(claim.HolderName);
        return conflict;
    }

    /// <summary>A return names what is to be mended; only 允许修改, from a decision made before, may leave everything open.</summary>
    private static Result<IReadOnlyList<FeedbackItem>> Feedback(SubmissionState from, DecisionOrder order, SubmissionContent content, Season season)
    {
        if (order.Decision != SubmissionAction.Return)
            return FeedbackItem.Check([], content, season);
        return from == SubmissionState.Pending && order.Feedback.Count == 0 ? Error.Field("feedback", new Phrase("decision.feedback_missing")) : FeedbackItem.Check(order.Feedback, content, season);
    }

    /// <summary>What the filing's decisions that stand returned it for.</summary>
    private static async Task<IEnumerable<FeedbackItem>> ReturnsAsync(Work work, Guid submissionId, Guid? except = null) =>
        (await work.Data.Decisions.Where(row => row.SubmissionId == submissionId && row.Id != except && row.UndoneAt == null && row.Result == SubmissionState.Returned).Select(row => row.Feedback).ToListAsync(work.Cancellation)).SelectMany(items => items);

    /// <summary>Zero-based periods that nobody has checked.</summary>
    private async Task<IReadOnlyList<int>> UncheckedAsync(AppDbContext data, Submission submission, SubmissionContent content, CancellationToken ct)
    {
        var ticked = await data.PeriodTicks.Where(row => row.SubmissionId == submission.Id).Select(row => row.Digest).ToListAsync(ct);
        return [.. Enumerable.Range(0, content.Periods.Count).Where(period => !ticked.Contains(personal.PeriodDigest(content, period)))];
    }

    /// <summary>What lay beside the filing while it waited: the claim, the hold, what the decider had typed.</summary>
    private static async Task ClearDeskAsync(Work work, Submission submission, ReviewClaim? claim)
    {
        if (claim is not null)
            work.Data.ReviewClaims.Remove(claim);
        if (await work.Data.ReviewHolds.SingleOrDefaultAsync(row => row.SubmissionId == submission.Id, work.Cancellation) is { } hold)
            work.Data.ReviewHolds.Remove(hold);
        if (await work.Data.ReviewDrafts.SingleOrDefaultAsync(row => row.SubmissionId == submission.Id && row.UserId == work.Scope.UserId, work.Cancellation) is { } draft)
            work.Data.ReviewDrafts.Remove(draft);
    }

    private static Decision FrozenDecision(Submission submission, VerificationReport report, IReadOnlyList<FeedbackItem> feedback, DateTime undoUntil) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = submission.Id,
        DistrictId = submission.DistrictId,
        SiteId = submission.SiteId,
        PointId = submission.PointId,
        InstitutionId = submission.InstitutionId,
        Result = submission.State,
        Note = submission.DecisionNote,
        DecidedBy = submission.DecidedBy!.Value,
        DecidedByName = submission.DecidedByName!,
        DecidedAt = submission.DecidedAt!.Value,
        Revision = submission.Revision,
        UndoUntil = undoUntil,
        LeftVersion = submission.Version,
        Report = report,
        Feedback = feedback,
    };

    /// <param name="Submission">Moved already.</param>
    /// <param name="Missing">Digests of the periods that the decision itself checks.</param>
    private sealed record Prepared(Submission Submission, ReviewClaim? Claim, VerificationReport Report, IReadOnlyList<FeedbackItem> Feedback, IReadOnlyList<string> Missing);
}
