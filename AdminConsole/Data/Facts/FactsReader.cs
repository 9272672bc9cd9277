using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>
/// Gathers what the rules look at, for one filing or many, in a constant number of queries. The registry is shared by every node, so nothing here depends on the
/// reader's scope beyond the filings it is given.
/// </summary>
public sealed class FactsReader(PersonalData personal, TimeProvider clock)
{
    /// <summary>Facts of each content, in the order given.</summary>
    public async Task<IReadOnlyList<VerificationFacts>> ReadAsync(AppDbContext data, Season season, IReadOnlyList<SubmissionContent> contents, CancellationToken ct)
    {
        var numbers = contents.SelectMany(content => content.Periods).SelectMany(period => period.Posts).Select(post => post.MentorCertificateNumber).Distinct(StringComparer.Ordinal)
            .ToDictionary(number => number, personal.CertificateIndex, StringComparer.Ordinal);
        var registered = new Dictionary<string, RegisteredMentor>(StringComparer.Ordinal);
        foreach (var indexes in numbers.Values.Chunk(500))
        {
            var found = await data.Practitioners.Where(row => indexes.Contains(row.CertificateIndex))
                .Select(row => new { row.CertificateIndex, row.Name, row.PracticeInstitution }).ToListAsync(ct);
            foreach (var row in found)
                registered[Convert.ToHexString(row.CertificateIndex)] = new RegisteredMentor(row.Name, row.PracticeInstitution);
        }

        var available = registered.Count > 0 || await data.Practitioners.AnyAsync(ct);
        var today = ShanghaiTime.Today(clock);
        return [.. contents.Select(content => FactsOf(content))];

        VerificationFacts FactsOf(SubmissionContent content) => new(
            today,
            season.CutOff,
            content.Education.FreshGraduate && content.Materials.Any(use => use.Slot == MaterialUse.FreshGraduateCommitment),
            available,
            [.. content.Periods.Select((period, index) => new PeriodFacts(
                period.Current, period.InstitutionName, period.Start, period.End,
                content.Materials.Any(use => use.Slot == MaterialUse.StampedPreviousCertificate && use.Period == index),
                [.. period.Posts.Select(post => new PostFacts(
                    post.Department, post.MentorName, registered.GetValueOrDefault(Convert.ToHexString(numbers[post.MentorCertificateNumber])),
                    PractisingCertificate.Check(post.MentorCertificateNumber).FollowsStructure))]))]);
    }

    public async Task<VerificationFacts> ReadAsync(AppDbContext data, Season season, SubmissionContent content, CancellationToken ct) =>
        (await ReadAsync(data, season, [content], ct))[0];
}
