using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Review;

/// <summary>What a reviewer does to a filing.</summary>
public sealed class ReviewService(Db db, ReviewDetailQueries queries, ClaimService claims, DecisionService decisions)
{
    /// <summary>
    /// Opens a filing in front of a person: one view on the record, and the filing in their hands where they may decide it and nobody else has it. Whoever has it
    /// sees whole numbers, everybody else masked ones (PD-03).
    /// </summary>
    public async Task<Result<SubmissionDetail>> OpenAsync(Guid id, CancellationToken ct = default)
    {
        var opened = await claims.OpenAsync(id, ct);
        if (!opened.IsOk)
            return opened.Error;
        return await queries.DetailAsync(id, ct) is { } detail ? detail : Error.NotFound;
    }

    /// <summary>
    /// Approves, rejects or returns a filing, or changes such a decision before the filing is reported. Whoever comes second is told who decided, when and how
    /// (<c>already_decided</c>); a filing that changed otherwise since <paramref name="version"/> answers <c>version_conflict</c>.
    /// </summary>
    /// <param name="id">The filing.</param>
    /// <param name="input">The form.</param>
    /// <param name="version">The filing as the form showed it.</param>
    /// <param name="claim">The claim that the form was opened under, if any.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<DecisionMade>> DecideAsync(Guid id, DecisionInput input, Guid version, Guid? claim = null, CancellationToken ct = default)
    {
        if (input.Decision is not { } decision || !Decisions.All.Contains(decision))
            return Error.Field("decision", new Phrase("review.decision_missing"));
        var note = TextRules.FreeText(input.Note, Submission.NoteLength);
        if (note.Fault is { } fault)
            return Error.Field("note", fault);
        var result = await db.WriteAsync<DecisionMade>(work => decisions.DecideAsync(work, new DecisionOrder(id, decision, note.Value, version) { Claim = claim, Feedback = input.Feedback }), ct);

        // Two units may have read the same version; the database let only one of them through, and the other learns here who it was.
        return result.IsOk || result.Error.Code != Error.VersionConflict.Code ? result : await ConflictAsync(id, ct);
    }

    /// <summary>Takes back one's own decision of a moment ago.</summary>
    public Task<Result<SubmissionState>> UndoAsync(Guid decisionId, CancellationToken ct = default) => db.WriteAsync<SubmissionState>(work => decisions.UndoAsync(work, decisionId), ct);

    private async Task<Error> ConflictAsync(Guid id, CancellationToken ct) =>
        await queries.StandingAsync(id, ct) is { } standing ? DecisionService.Conflict(standing.State, standing.DecidedByName, standing.DecidedAt) : Error.NotFound;
}
