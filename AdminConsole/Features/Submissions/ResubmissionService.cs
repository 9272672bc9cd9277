using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>
/// Takes in a withdrawn, returned or, where the season lets it, rejected filing again; only what is open may differ from what was filed before. A direct entry
/// that nobody has decided yet is corrected the same way and stays where it is.
/// </summary>
public sealed class ResubmissionService(Db db, SubmissionIntakeQueries queries, SubmissionReceptionService reception, TimeProvider clock)
{
    /// <param name="id">The filing.</param>
    /// <param name="isExpected">Whether a version is the one the caller has seen.</param>
    /// <param name="request">The whole body anew.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<Result<Done>> ResubmitAsync(Guid id, Func<Guid, bool> isExpected, SubmissionRequest request, CancellationToken ct) =>
        ChangeAsync(id, isExpected, request, SubmissionActor.Candidate, ct);

    /// <summary>The same by the institution that entered it, as often as it likes until somebody decides.</summary>
    internal Task<Result<Done>> ChangeEntryAsync(Guid id, Guid version, SubmissionRequest request, CancellationToken ct) =>
        ChangeAsync(id, seen => seen == version, request, SubmissionActor.Institution, ct);

    private async Task<Result<Done>> ChangeAsync(Guid id, Func<Guid, bool> isExpected, SubmissionRequest request, SubmissionActor by, CancellationToken ct)
    {
        if (await queries.FindFiledAsync(id, ct) is not { } filed)
            return Error.NotFound;
        if (!isExpected(filed.Version))
            return ApiErrors.Stale;
        var action = by == SubmissionActor.Institution && filed.State == SubmissionState.Pending ? SubmissionAction.Edit : SubmissionAction.Resubmit;
        var next = SubmissionTransitions.Next(filed.State, action, by, filed.Facts);
        if (!next.IsOk)
            return next.Error;
        var prepared = await PrepareAsync(filed, action == SubmissionAction.Edit ? OpenForChange.ToTheInstitution : filed.Open, request, by, ct);
        if (!prepared.IsOk)
            return prepared.Error;
        if (prepared.Value.References.FindObstacle(ShanghaiTime.Today(clock)) is { } obstacle)
            return obstacle;
        var done = await db.WriteAsync<Done>(work => WriteAsync(work, filed, action, prepared.Value), ct);

        // Somebody was faster between the reading and the writing; or the corrected document is that of a person who has filed already.
        if (done.Error == Error.VersionConflict)
            return ApiErrors.Stale;
        return done.Error == DataErrors.AlreadyThere ? IntakeErrors.Duplicate(id: null, number: null) : done;
    }

    /// <summary>A change of what is locked is named before anything it refers to is looked up, and images once their digests are known.</summary>
    private async Task<Result<PreparedFiling>> PrepareAsync(FiledSubmission filed, OpenForChange open, SubmissionRequest request, SubmissionActor by, CancellationToken ct)
    {
        var read = reception.Read(request);
        if (!read.IsOk)
            return read.Error;
        var locked = open.Refuse(SubmissionDifference.Between(filed.Content, read.Value) with { Pictures = [] });
        if (locked.Count > 0)
            return SubmissionErrors.Locked(locked);
        var prepared = await reception.PrepareAsync(read.Value, filed.Id, filed.Revision + 1, by, ct);
        if (!prepared.IsOk)
            return prepared.Error;
        locked = open.Refuse(SubmissionDifference.Between(filed.Content, prepared.Value.Content));
        return locked.Count > 0 ? SubmissionErrors.Locked(locked) : prepared;
    }

    private static async Task<Result<Done>> WriteAsync(Work work, FiledSubmission filed, SubmissionAction action, PreparedFiling filing)
    {
        var (data, references) = (work.Data, filing.References);
        await data.HoldIntakeAsync(filing.Content.SeasonId, work.Cancellation);
        var submission = await data.Submissions.SingleOrDefaultAsync(row => row.Id == filing.Id, work.Cancellation);
        if (submission is null)
            return Error.NotFound;
        if (references.By == SubmissionActor.Institution && !work.Scope.Can(Permission.EnterSubmissions, submission))
            return Error.Forbidden;
        if (submission.Version != filed.Version)
            return Error.VersionConflict;
        var obstacle = await FindObstacleAsync(work, references);
        if (obstacle is not null)
            return obstacle;

        // The old mentors go first: a new one may stand in the same place.
        data.SubmissionMentors.RemoveRange(await data.SubmissionMentors.Where(row => row.SubmissionId == submission.Id).ToListAsync(work.Cancellation));
        await work.SaveAsync();
        var moved = submission.Apply(action, references.By, filed.Facts);
        if (!moved.IsOk)
            return moved.Error;

        // The institution that had it sees it go.
        work.Publish(ChangeKind.Submission, submission.Id, submission);
        if (references.Binding is { } binding)
            submission.BindTo(binding);
        return await SubmissionReceptionService.RecordAsync(work, submission, filing, action == SubmissionAction.Edit ? "submission.edit" : "submission.resubmit");
    }

    /// <summary>What has changed since the references were read.</summary>
    private static async Task<Error?> FindObstacleAsync(Work work, SubmissionReferences read)
    {
        var (data, ct) = (work.Data, work.Cancellation);
        var now = read with
        {
            Season = await data.Seasons.AsNoTracking().SingleAsync(row => row.Id == read.Season!.Id, ct),
            Reviewer = await data.Institutions.AsNoTracking().SingleAsync(row => row.Id == read.Reviewer!.Id, ct),
        };
        if (now.FindObstacle(ShanghaiTime.DateOf(work.Now)) is { } obstacle)
            return obstacle;
        return read.Binding is not { Id: var binding } || await data.Bindings.AnyAsync(row => row.Id == binding && row.UnboundAt == null, ct)
            ? null
            : Error.Field("bindingId", new Phrase("intake.unknown_binding"));
    }
}

/// <summary>A filing as it stands before its resubmission.</summary>
/// <param name="Content">Of its newest revision.</param>
/// <param name="Open">What may differ.</param>
/// <param name="Facts">What the state table asks.</param>
internal sealed record FiledSubmission(Guid Id, Guid Version, SubmissionState State, int Revision, SubmissionContent Content, OpenForChange Open, TransitionFacts Facts);
