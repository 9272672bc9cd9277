using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>已核对: what a reviewer has compared with the originals, period by period.</summary>
public sealed class TickService(Db db, PersonalData personal, SteadyClock steady)
{
    /// <summary>Sets or takes away one period's tick. A digest that is none of the filing's present periods is refused: the period has changed meanwhile.</summary>
    public Task<Result<Done>> SetAsync(Guid id, string digest, bool ticked, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var (submission, content, refusal) = await ReadAsync(work, id);
            if (refusal is not null)
                return refusal;
            if (!Digests(content!).Contains(digest, StringComparer.Ordinal))
                return Error.VersionConflict;
            await SetAsync(work, submission!, [digest], ticked);
            return Done.Yes;
        },
        ct);

    /// <summary>Ticks every period about which nothing is red or unknown.</summary>
    public Task<Result<Done>> SetGreenAsync(Guid id, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var (submission, content, refusal) = await ReadAsync(work, id);
            if (refusal is not null)
                return refusal;
            var digests = Digests(content!);
            await SetAsync(work, submission!, [.. digests.Where((_, period) => submission!.Report.IsSound(period)).Distinct(StringComparer.Ordinal)], ticked: true);
            return Done.Yes;
        },
        ct);

    private async Task<(Submission? Submission, SubmissionContent? Content, Error? Refusal)> ReadAsync(Work work, Guid id)
    {
        if (await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation) is not { } submission)
            return (null, null, Error.NotFound);
        switch (await SecondPersonQueries.CapacityAsync(work.Data, submission, work.Cancellation))
        {
            case DecisionCapacity.None:
                return (null, null, Error.Forbidden);
            case DecisionCapacity.Barred:
                return (null, null, ReviewErrors.SecondPersonRequired);
        }

        if (!SubmissionTransitions.Allowed(submission.State, SubmissionActor.Reviewer).Any(Decisions.All.Contains))
            return (null, null, SubmissionErrors.IllegalState(submission.State, SubmissionAction.Approve));
        if (await work.Data.ReviewClaims.SingleOrDefaultAsync(row => row.SubmissionId == id, work.Cancellation) is { } claim && claim.IsLive(steady.UtcNow) && claim.HolderId != work.Scope.UserId)
            return (null, null, ReviewErrors.ClaimHeld(claim.HolderName));
        var revision = await work.Data.SubmissionRevisions.SingleAsync(row => row.SubmissionId == id && row.Revision == submission.Revision, work.Cancellation);
        return (submission, personal.OpenContent(revision), null);
    }

    private IReadOnlyList<string> Digests(SubmissionContent content) => [.. Enumerable.Range(0, content.Periods.Count).Select(period => personal.PeriodDigest(content, period))];

    private static async Task SetAsync(Work work, Submission submission, IReadOnlyList<string> digests, bool ticked)
    {
        var there = await work.Data.PeriodTicks.Where(row => row.SubmissionId == submission.Id && digests.Contains(row.Digest)).ToListAsync(work.Cancellation);
        if (ticked)
            work.Data.PeriodTicks.AddRange(digests.Except(there.Select(row => row.Digest), StringComparer.Ordinal).Select(digest => Tick(work, submission, digest)));
        else
            work.Data.PeriodTicks.RemoveRange(there);
        work.Audit(ticked ? "submission.tick" : "submission.untick", nameof(Submission), submission.Id);
        work.Publish(ChangeKind.Review, submission.Id, submission);
    }

    /// <summary>The person, now.</summary>
    internal static PeriodTick Tick(Work work, Submission submission, string digest) => new()
    {
        SubmissionId = submission.Id,
        Digest = digest,
        TickedBy = work.Scope.UserId!.Value,
        TickedByName = work.Scope.DisplayName,
        At = work.Now,
    };
}
