using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdminConsole.Data.Facts;

/// <summary>
/// Has the marks of pending filings computed anew when something they were computed from has changed, with requests kept in the unit of work that changes it.
/// Tracked rows ask by themselves (<see cref="OfChanges"/>); whoever writes past the change tracker calls the method for what it wrote.
/// </summary>
public sealed class Reverification(FactsReader facts, PersonalData personal)
{
    /// <summary>So many filings are verified at once inside the unit that changed their mentor; more would hold up every other writer.</summary>
    private const int AtOnce = 50;

    /// <summary>The registry was replaced.</summary>
    public static void OfEverything(Work work) => Request(work, ReverificationCause.Everything, "");

    /// <summary>An institution's names or licences changed.</summary>
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

    /// <summary>
    /// What the rows about to be saved give cause for: a filing that came, changed its content or stopped claiming its probation concerns others that share its
    /// mentors or images; names and licences concern the filings of their institution, what a season's rules read those of the season.
    /// </summary>
    internal static void OfChanges(Work work)
    {
        foreach (var entry in work.Data.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var changed = entry.State == EntityState.Modified;
            switch (entry.Entity)
            {
                case Submission filing when entry.State == EntityState.Added || (changed && ConcernsOthers(entry.Context.Entry(filing))):
                    Request(work, ReverificationCause.Filing, filing.Id.ToString());
                    break;
                case SubmissionMentor gone when entry.State == EntityState.Deleted:
                    Request(work, ReverificationCause.Mentor, Convert.ToHexString(gone.CertificateIndex));
                    break;
                case Institution node when changed && Differs(entry.Property(nameof(Institution.Name))):
                    OfInstitution(work, node.Id);
                    break;
                case InstitutionName name:
                    OfInstitution(work, name.InstitutionId);
                    break;
                case Licence licence when !changed || entry.ComplexProperty(nameof(Licence.Details)).Properties.Any(Differs):
                    OfInstitution(work, licence.InstitutionId);
                    break;
                case Season season when changed && (Differs(entry.Property(nameof(Season.CutOff))) || Differs(entry.Property(nameof(Season.MentorLoadLimit)))
                    || entry.ComplexProperty(nameof(Season.PracticeYears)).Properties.Any(Differs)):
                    OfSeason(work, season.Id);
                    break;
            }
        }

        static bool ConcernsOthers(EntityEntry<Submission> entry) => entry.Property(row => row.Revision).IsModified || entry.Property(row => row.State).OriginalValue.IsLiving != entry.Entity.State.IsLiving;

        // A row may be marked as changed for its version alone.
        static bool Differs(PropertyEntry property) => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue);
    }

    private static void Request(Work work, ReverificationCause cause, string key)
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
