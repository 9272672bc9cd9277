using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>
/// Has the marks of pending filings computed anew when something they were computed from has changed. Each method is called inside the unit of work that changes
/// it; filings that come, change or go ask for it by themselves (<see cref="Db"/>).
/// </summary>
public sealed class Reverification(FactsReader facts, PersonalData personal)
{
    /// <summary>So many filings are verified at once inside the unit that changed their mentor; more would hold up every other writer.</summary>
    private const int AtOnce = 50;

    /// <summary>The registry was replaced.</summary>
    public static void OfEverything(Work work) => Request(work, ReverificationCause.Everything, "");

    /// <summary>An institution's name, former names, licences or suspension changed.</summary>
    public static void OfInstitution(Work work, Guid institutionId) => Request(work, ReverificationCause.Institution, institutionId.ToString());

    /// <summary>A season's settings changed.</summary>
    public static void OfSeason(Work work, string seasonId) => Request(work, ReverificationCause.Season, seasonId);

    /// <summary>
    /// Registry entries changed. Call after their rows of this unit are saved. The filings lie anywhere in the tree, so the unit must run under a scope that covers
    /// them: the district's. A few are verified on the spot, so that whoever corrects an entry sees what it did; more are left to <see cref="MarksRenewal"/>.
    /// </summary>
    /// <returns>How many filings' marks changed on the spot.</returns>
    public async Task<int> OfMentorsAsync(Work work, IReadOnlyCollection<byte[]> certificateIndexes)
    {
        foreach (var index in certificateIndexes)
            Request(work, ReverificationCause.Mentor, Convert.ToHexString(index));
        var ids = await work.Data.SubmissionMentors.Where(mentor => certificateIndexes.Contains(mentor.CertificateIndex))
            .Join(work.Data.Submissions.Where(row => row.State == SubmissionState.Pending), mentor => mentor.SubmissionId, row => row.Id, (_, row) => row.Id)
            .Distinct().Take(AtOnce + 1).ToListAsync(work.Cancellation);
        return ids.Count > AtOnce ? 0 : await VerifyAsync(work, ids);
    }

    internal static void Request(Work work, ReverificationCause cause, string key)
    {
        work.Data.ReverificationRequests.Add(new ReverificationRequest { Id = Guid.CreateVersion7(), Cause = cause, Key = key, At = work.Now });
        if (cause != ReverificationCause.Filing)
            work.Publish(ChangeKind.Reverification, Guid.Empty);
    }

    private async Task<int> VerifyAsync(Work work, List<Guid> ids)
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
