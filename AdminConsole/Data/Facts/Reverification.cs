using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>Computes the marks of pending filings anew when something they were computed from has changed, inside the unit of work that changed it.</summary>
public sealed class Reverification(FactsReader facts, PersonalData personal)
{
    private const int BatchSize = 500;

    /// <summary>
    /// Verifies every pending filing that names one of the mentors again and announces those whose marks changed. Call after the registry rows of this unit
    /// are saved. The filings lie anywhere in the tree, so the unit must run under a scope that covers them: the district's.
    /// </summary>
    /// <returns>How many filings' marks changed.</returns>
    public async Task<int> OfMentorsAsync(Work work, IReadOnlyCollection<byte[]> certificateIndexes)
    {
        var ids = await work.Data.SubmissionMentors.Where(mentor => certificateIndexes.Contains(mentor.CertificateIndex))
            .Join(work.Data.Submissions.Where(row => row.State == SubmissionState.Pending), mentor => mentor.SubmissionId, row => row.Id, (_, row) => row.Id)
            .Distinct().ToListAsync(work.Cancellation);
        var changed = 0;
        foreach (var batch in ids.Chunk(BatchSize))
            changed += await VerifyAsync(work, batch);
        return changed;
    }

    private async Task<int> VerifyAsync(Work work, Guid[] ids)
    {
        var rows = await work.Data.Submissions.Where(row => ids.Contains(row.Id))
            .Join(work.Data.SubmissionRevisions, row => new { row.Id, row.Revision }, revision => new { Id = revision.SubmissionId, revision.Revision }, (row, revision) => new { Submission = row, Revision = revision })
            .Join(work.Data.Seasons, row => row.Submission.SeasonId, season => season.Id, (row, season) => new { row.Submission, row.Revision, Season = season })
            .ToListAsync(work.Cancellation);
        var changed = 0;
        foreach (var season in rows.GroupBy(row => row.Season))
        {
            var filings = season.ToList();
            var gathered = await facts.ReadAsync(work.Data, season.Key, [.. filings.Select(row => personal.OpenContent(row.Revision))], work.Cancellation);
            for (var index = 0; index < filings.Count; index++)
            {
                var submission = filings[index].Submission;
                if (!submission.TakeReport(Verifier.Evaluate(gathered[index])))
                    continue;
                changed++;
                work.Publish(ChangeKind.Marks, submission.Id, submission);
            }
        }

        return changed;
    }
}
