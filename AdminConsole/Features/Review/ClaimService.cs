using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>Who has a filing in hand, and who else is looking (process.md §6, 锁定审核).</summary>
public sealed class ClaimService(Db db, SteadyClock steady)
{
    private const int MostTries = 3;

    /// <summary>One view on the record: of whole numbers where the person has, or now gets, the filing in hand.</summary>
    public Task<Result<Done>> OpenAsync(Guid id, CancellationToken ct = default) => RetryAsync(
        async work =>
        {
            if (await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation) is not { } submission)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.ViewReviewQueue, submission))
                return Error.Forbidden;
            var claim = await MayClaimAsync(work, submission) ? await TakeAsync(work, submission) : null;
            await VisitAsync(work, id);
            work.Audit(claim is null ? "submission.view" : "submission.view_whole", nameof(Submission), id);
            work.Publish(ChangeKind.Review, id, submission);
            return Done.Yes;
        },
        ct);

    /// <summary>Says that the screen is still open, and with <paramref name="active"/> that its reader does something: only that renews the claim.</summary>
    public Task<Result<Done>> PulseAsync(Guid id, bool active, CancellationToken ct = default) => RetryAsync(
        async work =>
        {
            if (await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation) is not { } submission)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.ViewReviewQueue, submission))
                return Error.Forbidden;
            await VisitAsync(work, id);
            var claim = await work.Data.ReviewClaims.SingleOrDefaultAsync(row => row.SubmissionId == id, work.Cancellation);
            if (active && claim is not null && claim.IsHeldBy(work.Scope.UserId!.Value, steady.UtcNow))
                claim.Take(claim.HolderId, claim.HolderName, work.Now, steady.UtcNow);
            return Done.Yes;
        },
        ct);

    /// <summary>The screen is closed. What is in the person's hands stays there until it runs out: they may have gone to look something up.</summary>
    public Task<Result<Done>> LeaveAsync(Guid id, CancellationToken ct = default) => RetryAsync(
        async work =>
        {
            var visit = await work.Data.ReviewVisits.SingleOrDefaultAsync(row => row.SubmissionId == id && row.UserId == work.Scope.UserId, work.Cancellation);
            if (visit is null || await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation) is not { } submission)
                return Done.Yes;
            work.Data.ReviewVisits.Remove(visit);
            work.Publish(ChangeKind.Review, id, submission);
            return Done.Yes;
        },
        ct);

    /// <summary>Takes the filing out of a colleague's hands for a reason that the colleague is shown; with <paramref name="all"/> everything they have in hand.</summary>
    public Task<Result<int>> TakeOverAsync(Guid id, string reason, bool all, CancellationToken ct = default)
    {
        var text = TextRules.FreeText(reason, ReviewHold.ReasonLength);
        if (text.Fault is { } fault)
            return Task.FromResult<Result<int>>(Error.Field("reason", fault));
        if (ApprovalPolicy.VisibleLength(text.Value) < SubmissionTransitions.Reason)
            return Task.FromResult<Result<int>>(Error.Field("reason", new Phrase("error.reason_required", SubmissionTransitions.Reason)));
        return RetryAsync<int>(work => TakeOverAsync(work, id, text.Value, all), ct);
    }

    private async Task<Result<int>> TakeOverAsync(Work work, Guid id, string reason, bool all)
    {
        var now = steady.UtcNow;
        var me = work.Scope.UserId;
        var held = await work.Data.ReviewClaims.SingleOrDefaultAsync(row => row.SubmissionId == id && row.Until > now && row.HolderId != me, work.Cancellation);
        if (held is null)
            return await work.Data.Submissions.AnyAsync(row => row.Id == id, work.Cancellation) ? 0 : Error.NotFound;
        var from = held.HolderId;
        var claims = all ? await work.Data.ReviewClaims.Where(row => row.HolderId == from && row.Until > now).ToListAsync(work.Cancellation) : [held];
        var ids = claims.ConvertAll(claim => claim.SubmissionId);
        var filings = await work.Data.Submissions.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, work.Cancellation);
        var taken = 0;
        foreach (var claim in claims)
        {
            var submission = filings[claim.SubmissionId];
            if (!await MayClaimAsync(work, submission))
                continue;
            claim.Take(me!.Value, work.Scope.DisplayName, work.Now, now);
            work.Audit("claim.take_over", nameof(Submission), submission.Id, reason);
            work.Publish(ChangeKind.Review, submission.Id, submission);
            taken++;
        }

        if (taken == 0)
            return Error.Forbidden;
        work.Tell(Audience.User(from), id, new Phrase("decision.told_taken_over", work.Scope.DisplayName, filings[id].Number, taken, reason), $"review/{id}");
        return taken;
    }

    /// <summary>Whether the person may decide the filing at all; in whose hands it is does not matter here.</summary>
    private static async Task<bool> MayClaimAsync(Work work, Submission submission)
    {
        if (!SubmissionTransitions.Allowed(submission.State, SubmissionActor.Reviewer).Any(Decisions.All.Contains))
            return false;
        var season = await work.Data.Seasons.SingleAsync(row => row.Id == submission.SeasonId, work.Cancellation);
        return season.AllowsDecisionsOn(ShanghaiTime.DateOf(work.Now)) && await SecondPersonQueries.CapacityAsync(work.Data, submission, work.Cancellation) == DecisionCapacity.MayDecide;
    }

    /// <summary>Null where another has it.</summary>
    private async Task<ReviewClaim?> TakeAsync(Work work, Submission submission)
    {
        var me = work.Scope.UserId!.Value;
        var claim = await work.Data.ReviewClaims.SingleOrDefaultAsync(row => row.SubmissionId == submission.Id, work.Cancellation);
        if (claim is not null && claim.IsLive(steady.UtcNow) && claim.HolderId != me)
            return null;
        if (claim is null)
            work.Data.ReviewClaims.Add(claim = new ReviewClaim { SubmissionId = submission.Id });
        claim.Take(me, work.Scope.DisplayName, work.Now, steady.UtcNow);
        return claim;
    }

    private async Task VisitAsync(Work work, Guid id)
    {
        var me = work.Scope.UserId!.Value;
        var visit = await work.Data.ReviewVisits.SingleOrDefaultAsync(row => row.SubmissionId == id && row.UserId == me, work.Cancellation);
        if (visit is null)
            work.Data.ReviewVisits.Add(new ReviewVisit { SubmissionId = id, UserId = me, UserName = work.Scope.DisplayName, Until = steady.UtcNow + ReviewVisit.Lifetime });
        else
            visit.Until = steady.UtcNow + ReviewVisit.Lifetime;
    }

    /// <summary>Two people who reach for the same filing at once: the one who lost the race looks again and finds it taken.</summary>
    private Task<Result<Done>> RetryAsync(Func<Work, Task<Result<Done>>> unit, CancellationToken ct) => RetryAsync<Done>(unit, ct);

    private async Task<Result<T>> RetryAsync<T>(Func<Work, Task<Result<T>>> unit, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await db.WriteAsync(unit, ct);
            if (result.IsOk || result.Error.Code != Error.VersionConflict.Code || attempt == MostTries)
                return result;
        }
    }
}
