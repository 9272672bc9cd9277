using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>What a reviewer does to a filing.</summary>
public sealed class ReviewService(Db db, ReviewDetailQueries queries, FactsReader facts, PersonalData personal)
{
    /// <summary>Opens a filing in front of a person: one view on the record.</summary>
    public async Task<Result<SubmissionDetail>> OpenAsync(Guid id, CancellationToken ct = default)
    {
        if (await queries.DetailAsync(id, ct) is not { } detail)
            return Error.NotFound;
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("submission.view", nameof(Submission), id);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => detail);
    }

    /// <summary>
    /// Approves, rejects or returns a filing, or changes such a decision before the filing is reported. Whoever comes second is told who decided, when and how
    /// (<c>already_decided</c>); a filing that changed otherwise since <paramref name="version"/> answers <c>version_conflict</c>.
    /// </summary>
    public async Task<Result<SubmissionState>> DecideAsync(Guid id, DecisionInput input, Guid version, CancellationToken ct = default)
    {
        if (input.Decision is not { } decision || !Decisions.All.Contains(decision))
            return Error.Field("decision", new Phrase("review.decision_missing"));
        var note = TextRules.FreeText(input.Note, Submission.NoteLength);
        if (note.Fault is { } fault)
            return Error.Field("note", fault);
        var result = await db.WriteAsync<SubmissionState>(work => DecideAsync(work, id, decision, note.Value, version), ct);

        // Two units may have read the same version; the database let only one of them through, and the other learns here who it was.
        return result.IsOk || result.Error.Code != Error.VersionConflict.Code ? result : await ConflictAsync(id, ct);
    }

    private async Task<Result<SubmissionState>> DecideAsync(Work work, Guid id, SubmissionAction decision, string note, Guid version)
    {
        var submission = await work.Data.Submissions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
        if (submission is null)
            return Error.NotFound;
        if (!work.Scope.Can(Permission.DecideSubmission, submission))
            return Error.Forbidden;
        if (submission.Version != version)
            return Conflict(submission.State, submission.DecidedByName, submission.DecidedAt);
        var season = await work.Data.Seasons.SingleAsync(row => row.Id == submission.SeasonId, work.Cancellation);
        if (!season.AllowsDecisionsOn(ShanghaiTime.DateOf(work.Now)))
            return ReviewErrors.SeasonClosed;
        if (submission.EnteredBy is { } enteredBy && enteredBy == work.Scope.UserId)
            return ReviewErrors.SecondPersonRequired;

        var from = submission.State;
        var moved = submission.Apply(decision, SubmissionActor.Reviewer);
        if (!moved.IsOk)
            return moved.Error;
        var revision = await work.Data.SubmissionRevisions.SingleAsync(row => row.SubmissionId == id && row.Revision == submission.Revision, work.Cancellation);
        var report = Verifier.Evaluate(await facts.ReadAsync(work.Data, season, personal.OpenContent(revision), work.Cancellation));
        var allowed = ApprovalPolicy.Check(from, decision, report, note);
        if (!allowed.IsOk)
            return allowed.Error;

        submission.TakeReport(report);
        submission.NoteDecision(work.Scope.UserId!.Value, work.Scope.DisplayName, work.Now, note.Length == 0 ? null : note);
        work.Data.Decisions.Add(FrozenDecision(submission, report));
        work.Audit($"submission.{decision.ToString().ToLowerInvariant()}", nameof(Submission), id, submission.DecisionNote);
        work.Publish(ChangeKind.Submission, id, submission);
        await work.TakeBackAsync(id);
        work.Webhook(submission, notBefore: work.Now + SubmissionTransitions.UndoWindow);
        return submission.State;
    }

    private static Decision FrozenDecision(Submission submission, VerificationReport report) => new()
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
        Report = report,
    };

    private async Task<Error> ConflictAsync(Guid id, CancellationToken ct) =>
        await queries.StandingAsync(id, ct) is { } standing ? Conflict(standing.State, standing.DecidedByName, standing.DecidedAt) : Error.NotFound;

    private static Error Conflict(SubmissionState state, string? by, DateTime? at) =>
        state.IsDecision && by is not null && at is { } moment ? ReviewErrors.AlreadyDecided(by, moment, state) : Error.VersionConflict;
}
