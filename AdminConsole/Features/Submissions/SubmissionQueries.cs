using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>An API client's view of its own filings; the scope shows it no others.</summary>
public sealed class SubmissionQueries(Db db, PersonalData personal)
{
    public Task<Result<SubmissionDetail>> FindAsync(Guid id, CancellationToken ct) => db.ReadAsync<Result<SubmissionDetail>>(
        async (data, token) =>
        {
            var row = await data.Submissions.SingleOrDefaultAsync(row => row.Id == id, token);
            if (row is null)
                return Error.NotFound;
            var revisions = await data.SubmissionRevisions.Where(revision => revision.SubmissionId == id).OrderBy(revision => revision.Revision).ToListAsync(token);
            var decisions = await data.Decisions.Where(decision => decision.SubmissionId == id).Select(decision => new { decision.Result, decision.DecidedAt, decision.Note }).ToListAsync(token);

            // A client may read back its own acts; of a withdrawal nothing else keeps the time.
            var withdrawals = await data.AuditEntries.Where(entry => entry.ObjectType == nameof(Submission) && entry.ObjectId == id.ToString() && entry.Action == WithdrawalService.AuditAction)
                .Select(entry => entry.At).ToListAsync(token);
            ProgressStep[] progress =
            [
                .. revisions.Select(revision => new ProgressStep(SubmissionState.Pending, revision.ReceivedAt)),
                .. decisions.Select(decision => new ProgressStep(decision.Result, decision.DecidedAt, decision.Result is SubmissionState.Rejected or SubmissionState.Returned ? decision.Note : null)),
                .. withdrawals.Select(at => new ProgressStep(SubmissionState.Withdrawn, at)),
            ];
            var notes = await data.ReviewNotes.Where(note => note.SubmissionId == id).OrderBy(note => note.At).Select(note => new NoteResponse(note.Text, note.At)).ToListAsync(token);
            var materials = personal.OpenContent(revisions[^1]).Materials;
            var feedback = await data.FeedbackOfAsync(row, token);
            var season = await data.Seasons.SingleAsync(season => season.Id == row.SeasonId, token);
            return new SubmissionDetail(
                row.Id, row.Number, row.SubmissionCode, row.SeasonId, row.State, row.Version, row.SubmittedAt, CheckResponse.AllOf(row.Report),
                [.. progress.OrderBy(step => step.At)], [.. feedback.Select(item => new FeedbackResponse(item.Subject, item.Period, item.Reason, item.ReasonText, item.Text))],
                OpenForChange.Of(row.State, feedback, season).Paths,
                [.. materials.Select(use => new MaterialOfSubmission(use.Slot, use.MaterialId, use.Sha256, use.Period))], notes);
        },
        ct);

    /// <summary>Filings of a binding, newest first; none for a binding that is not the client's.</summary>
    public Task<List<SubmissionListItem>> ListAsync(Guid bindingId, CancellationToken ct) => db.ReadAsync(
        (data, token) => data.Submissions.Where(row => row.BindingId == bindingId).OrderByDescending(row => row.SubmittedAt)
            .Select(row => new SubmissionListItem(row.Id, row.Number, row.SeasonId, row.State, row.SubmittedAt, row.DecidedAt)).ToListAsync(token),
        ct);
}
