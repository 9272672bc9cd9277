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
    /// <summary>Notes the filings of the season that share a trait with this one. A pair that stands already, dismissed or not, is left alone.</summary>
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
        if (alike.Count == 0)
            return;
        var others = alike.Select(row => row.Id).Distinct().ToArray();
        var known = await data.PossibleDuplicates.IgnoreQueryFilters([AppDbContext.ScopeFilter])
            .Where(row => (row.SecondId == submission.Id && others.Contains(row.FirstId)) || (row.FirstId == submission.Id && others.Contains(row.SecondId)))
            .Select(row => row.FirstId == submission.Id ? row.SecondId : row.FirstId).ToListAsync(work.Cancellation);
        data.PossibleDuplicates.AddRange(alike.Where(row => !known.Contains(row.Id)).GroupBy(row => row.Id).Select(row => new PossibleDuplicate
        {
            FirstId = row.Key,
            SecondId = submission.Id,
            SeasonId = submission.SeasonId,
            Grounds = row.Aggregate(DuplicateGround.None, (grounds, one) => grounds | one.Ground),
            FoundAt = work.Now,
        }));
        work.Publish(ChangeKind.Duplicate, submission.Id);
    }

    /// <summary>A certificate number typed by many (all zeros) must not make a filing slow.</summary>
    private const int Most = 20;
}
