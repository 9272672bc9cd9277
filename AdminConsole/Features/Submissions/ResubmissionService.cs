using AdminConsole.Api;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>Takes in a withdrawn, returned or, where the season lets it, rejected filing again; only what is open may differ from what was filed before.</summary>
public sealed class ResubmissionService(Db db, SubmissionIntakeQueries queries, SubmissionReceptionService reception, TimeProvider clock)
{
    /// <param name="id">The filing.</param>
    /// <param name="isExpected">Whether a version is the one the caller has seen.</param>
    /// <param name="request">The whole body anew.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<Done>> ResubmitAsync(Guid id, Func<Guid, bool> isExpected, SubmissionRequest request, CancellationToken ct)
    {
        if (await queries.FindFiledAsync(id, ct) is not { } filed)
            return Error.NotFound;
        if (!isExpected(filed.Version))
            return ApiErrors.Stale;
        var next = SubmissionTransitions.Next(filed.State, SubmissionAction.Resubmit, SubmissionActor.Candidate, filed.Facts);
        if (!next.IsOk)
            return next.Error;
        var prepared = await PrepareAsync(filed, request, ct);
        if (!prepared.IsOk)
            return prepared.Error;
        if (prepared.Value.References.FindObstacle(ShanghaiTime.Today(clock)) is { } obstacle)
            return obstacle;
        var done = await db.WriteAsync<Done>(work => WriteAsync(work, filed, prepared.Value), ct);

        // Somebody was faster between the reading and the writing; or the corrected document is that of a person who has filed already.
        if (done.Error == Error.VersionConflict)
            return ApiErrors.Stale;
        return done.Error == DataErrors.AlreadyThere ? IntakeErrors.Duplicate(id: null, number: null) : done;
    }

    /// <summary>A change of what is locked is named before anything it refers to is looked up, and images once their digests are known.</summary>
    private async Task<Result<PreparedFiling>> PrepareAsync(FiledSubmission filed, SubmissionRequest request, CancellationToken ct)
    {
        var read = reception.Read(request);
        if (!read.IsOk)
            return read.Error;
        var locked = filed.Open.Refuse(SubmissionDifference.Between(filed.Content, read.Value) with { Pictures = [] });
        if (locked.Count > 0)
            return SubmissionErrors.Locked(locked);
        var prepared = await reception.PrepareAsync(read.Value, filed.Id, filed.Revision + 1, ct);
        if (!prepared.IsOk)
            return prepared.Error;
        locked = filed.Open.Refuse(SubmissionDifference.Between(filed.Content, prepared.Value.Content));
        return locked.Count > 0 ? SubmissionErrors.Locked(locked) : prepared;
    }

    private async Task<Result<Done>> WriteAsync(Work work, FiledSubmission filed, PreparedFiling filing)
    {
        var (data, binding) = (work.Data, filing.References.Binding!);
        await data.HoldIntakeAsync(filing.Content.SeasonId, work.Cancellation);
        var submission = await data.Submissions.SingleOrDefaultAsync(row => row.Id == filing.Id, work.Cancellation);
        if (submission is null)
            return Error.NotFound;
        if (submission.Version != filed.Version)
            return Error.VersionConflict;
        var season = await data.Seasons.SingleAsync(row => row.Id == submission.SeasonId, work.Cancellation);
        if (!season.IsOpenOn(ShanghaiTime.DateOf(work.Now)))
            return IntakeErrors.SeasonClosed;
        if (await data.Institutions.Where(row => row.Id == binding.InstitutionId).Select(row => row.SuspensionReason).SingleAsync(work.Cancellation) is { } reason)
            return InstitutionErrors.Suspended(reason);
        if (!await data.Bindings.AnyAsync(row => row.Id == binding.Id && row.UnboundAt == null, work.Cancellation))
            return Error.Field("bindingId", new Phrase("intake.unknown_binding"));
        var images = filing.NewMaterials.Select(material => material.Id).ToArray();
        if (await data.Materials.CountAsync(row => images.Contains(row.Id) && row.SubmissionId == null, work.Cancellation) < images.Length)
            return Error.Field("materials", new Phrase("intake.material_used"));

        // The old mentors go first: a new one may stand in the same place.
        data.SubmissionMentors.RemoveRange(await data.SubmissionMentors.Where(row => row.SubmissionId == submission.Id).ToListAsync(work.Cancellation));
        await work.SaveAsync();
        var moved = submission.Apply(SubmissionAction.Resubmit, SubmissionActor.Candidate, filed.Facts);
        if (!moved.IsOk)
            return moved.Error;

        // The institution that had it sees it go.
        work.Publish(ChangeKind.Submission, submission.Id, submission);
        submission.BindTo(binding);
        await reception.RecordAsync(work, submission, filing);
        work.Audit("submission.resubmit", nameof(Submission), submission.Id);
        work.Publish(ChangeKind.Submission, submission.Id, submission);
        return Done.Yes;
    }
}

/// <summary>A filing as it stands before its resubmission.</summary>
/// <param name="Content">Of its newest revision.</param>
/// <param name="Open">What may differ.</param>
/// <param name="Facts">What the state table asks.</param>
internal sealed record FiledSubmission(Guid Id, Guid Version, SubmissionState State, int Revision, SubmissionContent Content, OpenForChange Open, TransitionFacts Facts);
