using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>
/// Finds filings that may be the same person's. The looking goes past the scope, because a client or an institution sees no others' filings; what is found is
/// written down for the district and told to nobody else (AZ-06).
/// </summary>
public static class Duplicates
{
    /// <summary>
    /// Notes the filings of the season that share a trait with this one. A pair that was dismissed stays so; one that has nothing in common any more, because what
    /// was filed has been mended, goes.
    /// </summary>
    public static async Task NoteDuplicatesAsync(this Work work, Submission submission)
    {
        var data = work.Data;
        var alike = await data.Submissions.IgnoreQueryFilters([AppDbContext.ScopeFilter])
            .Where(row => row.SeasonId == submission.SeasonId && row.DocumentIndex == submission.DocumentIndex).Select(row => new { row.Id, Ground = DuplicateGround.Document })
            .Concat(data.Submissions.IgnoreQueryFilters([AppDbContext.ScopeFilter])
                .Where(row => row.SeasonId == submission.SeasonId && row.NameBirthIndex == submission.NameBirthIndex).Select(row => new { row.Id, Ground = DuplicateGround.NameAndBirth }))
            .Concat(data.Submissions.IgnoreQueryFilters([AppDbContext.ScopeFilter])
                .Where(row => row.SeasonId == submission.SeasonId && row.EducationIndex == submission.EducationIndex).Select(row => new { row.Id, Ground = DuplicateGround.EducationCertificate }))
            .Where(row => row.Id != submission.Id).Take(Most).ToListAsync(work.Cancellation);
        var grounds = alike.GroupBy(row => row.Id).ToDictionary(row => row.Key, row => row.Aggregate(DuplicateGround.None, (all, one) => all | one.Ground));

        // A first filing can stand in no pair yet.
        var known = submission.Revision > 1
            ? await data.PossibleDuplicates.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => row.SecondId == submission.Id || row.FirstId == submission.Id).ToListAsync(work.Cancellation)
            : [];
        foreach (var pair in known)
        {
            if (grounds.Remove(pair.FirstId == submission.Id ? pair.SecondId : pair.FirstId, out var now))
                pair.Grounds = now;
            else if (pair.DismissedAt is null && alike.Count < Most)
                data.PossibleDuplicates.Remove(pair);
        }

        data.PossibleDuplicates.AddRange(grounds.Select(row => new PossibleDuplicate { FirstId = row.Key, SecondId = submission.Id, SeasonId = submission.SeasonId, Grounds = row.Value, FoundAt = work.Now }));
        if (known.Count + grounds.Count > 0)
            work.Publish(ChangeKind.Duplicate, submission.Id);
    }

    /// <summary>A certificate number typed by many (all zeros) must not make a filing slow.</summary>
    private const int Most = 20;
}
