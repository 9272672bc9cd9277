using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>What the registry says under one certificate number.</summary>
internal sealed record RegisteredFacts(RegisteredMentor Mentor, MentorRegistration Registration);

/// <summary>Facts that belong to no filing: each read for any number of keys, whatever the reader's scope.</summary>
internal static class KnownFacts
{
    private const int AtOnce = 500;

    /// <summary>Registry entries by the digest of their number; sixteen bytes serve as their own key.</summary>
    public static async Task<Dictionary<Guid, RegisteredFacts>> RegistryAsync(AppDbContext data, IReadOnlyCollection<byte[]> indexes, CancellationToken ct)
    {
        var registry = new Dictionary<Guid, RegisteredFacts>();
        foreach (var some in indexes.Chunk(AtOnce))
        {
            var found = await data.Practitioners.Where(row => some.Contains(row.CertificateIndex))
                .Select(row => new { row.CertificateIndex, row.Name, row.Level, row.Category, row.PracticeInstitution, row.OtherInstitutions, row.State, row.StateSince, row.ValidFrom, row.ValidTo }).ToListAsync(ct);
            foreach (var row in found)
            {
                registry[new Guid(row.CertificateIndex)] = new RegisteredFacts(
                    new RegisteredMentor(row.Name, row.PracticeInstitution),
                    new MentorRegistration(row.Level, row.Category, row.State, row.StateSince, row.ValidFrom, [row.PracticeInstitution, .. row.OtherInstitutions]) { RegisteredUntil = row.ValidTo });
            }
        }

        return registry;
    }

    /// <summary>
    /// Mentors who carry as many trainees as the setting allows: with one more they are beyond it, so these alone are worth counting. The figures are kept behind
    /// the filings; one that came a moment ago is verified again once it is counted (<see cref="MarksRenewal"/>).
    /// </summary>
    public static async Task<IReadOnlyCollection<byte[]>> CrowdedAsync(AppDbContext data, IReadOnlyCollection<byte[]> mentors, int limit, CancellationToken ct)
    {
        List<byte[]> crowded = [];
        foreach (var some in mentors.Chunk(AtOnce))
            crowded.AddRange(await data.MentorLoads.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => some.Contains(row.CertificateIndex) && row.Trainees >= limit).Select(row => row.CertificateIndex).Distinct().ToListAsync(ct));
        return crowded;
    }

    /// <summary>Every name the library knows the institutions by, former ones with their days.</summary>
    public static async Task<Dictionary<Guid, IReadOnlyList<NameFacts>>> InstitutionNamesAsync(AppDbContext data, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var names = new Dictionary<Guid, IReadOnlyList<NameFacts>>();
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        {
            var former = (await data.InstitutionNames.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => some.Contains(row.InstitutionId))
                .Select(row => new { row.InstitutionId, row.Name, row.ValidFrom, row.ValidTo }).ToListAsync(ct)).ToLookup(row => row.InstitutionId);
            foreach (var row in await data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => some.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToListAsync(ct))
                names[row.Id] = [new NameFacts(row.Name, null, null), .. former[row.Id].Select(other => new NameFacts(other.Name, other.ValidFrom, other.ValidTo))];
        }

        return names;
    }

    /// <summary>The institutions' licences, those put aside too, because a period may lie under an earlier one. One that does not name a day is taken to hold on that side.</summary>
    public static async Task<Dictionary<Guid, IReadOnlyList<LicenceFacts>>> LicencesAsync(AppDbContext data, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var licences = new Dictionary<Guid, IReadOnlyList<LicenceFacts>>();
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        {
            var rows = await data.Licences.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => some.Contains(row.InstitutionId))
                .Select(row => new { row.InstitutionId, row.Details.ValidFrom, row.Details.ValidTo, row.Details.Subjects }).ToListAsync(ct);
            foreach (var institution in rows.GroupBy(row => row.InstitutionId))
                licences[institution.Key] = [.. institution.Select(row => new LicenceFacts(row.ValidFrom ?? DateOnly.MinValue, row.ValidTo ?? DateOnly.MaxValue, row.Subjects.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        }

        return licences;
    }

    /// <summary>Who filed each of the images, by the images' digests.</summary>
    public static async Task<Dictionary<string, HashSet<Guid>>> PersonsBehindAsync(AppDbContext data, IEnumerable<string> digests, CancellationToken ct)
    {
        var persons = new Dictionary<string, HashSet<Guid>>(StringComparer.Ordinal);
        foreach (var some in digests.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var rows = await data.Materials.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => some.Contains(row.Sha256) && row.SubmissionId != null)
                .Join(data.Submissions.IgnoreQueryFilters([AppDbContext.ScopeFilter]), row => row.SubmissionId, row => row.Id, (material, row) => new { material.Sha256, row.PersonIndex }).ToListAsync(ct);
            foreach (var row in rows)
            {
                if (!persons.TryGetValue(row.Sha256, out var those))
                    persons[row.Sha256] = those = [];
                those.Add(new Guid(row.PersonIndex));
            }
        }

        return persons;
    }
}
