using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>A living filing's period under one mentor.</summary>
/// <param name="Mentor">The certificate number's digest.</param>
/// <param name="At">Where the period was spent; null outside the library.</param>
/// <param name="Person">The person's digest.</param>
/// <param name="InstitutionId">Whose filing it is.</param>
internal sealed record Traineeship(
    Guid Mentor, Guid? At, int FirstMonth, int LastMonth, Guid Person, Guid SubmissionId, string SeasonId, Guid DistrictId, Guid? SiteId, Guid? PointId, Guid InstitutionId);

/// <summary>Who stands under which mentor in which month, across every institution and season. Digests of sixteen bytes serve as their own keys here.</summary>
internal sealed class Trainees
{
    private const int AtOnce = 500;

    private readonly Dictionary<(Guid Mentor, int Month), HashSet<Guid>> persons = [];

    private Trainees(List<Traineeship> all)
    {
        All = all;
        foreach (var row in all)
        {
            for (var month = row.FirstMonth; month <= row.LastMonth; month++)
            {
                if (!persons.TryGetValue((row.Mentor, month), out var there))
                    persons[(row.Mentor, month)] = there = [];
                there.Add(row.Person);
            }
        }
    }

    public IReadOnlyList<Traineeship> All { get; }

    /// <summary>Reads what the mentors' own index holds, whoever asks: a scope sees of it a number alone.</summary>
    public static async Task<Trainees> OfAsync(AppDbContext data, IReadOnlyCollection<byte[]> mentors, CancellationToken ct)
    {
        var all = new List<Traineeship>();
        foreach (var some in mentors.Chunk(AtOnce))
            all.AddRange(await ReadAsync(data, data.SubmissionMentors.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(mentor => some.Contains(mentor.CertificateIndex)), ct));
        return new Trainees(all);
    }

    /// <summary>The same for each of the mentors alone.</summary>
    public static async Task<Dictionary<Guid, Trainees>> OfEachAsync(AppDbContext data, IReadOnlyCollection<byte[]> mentors, CancellationToken ct) =>
        mentors.Count == 0 ? [] : (await OfAsync(data, mentors, ct)).All.GroupBy(row => row.Mentor).ToDictionary(own => own.Key, own => new Trainees([.. own]));

    /// <summary>The periods of the institutions' own filings that were spent there.</summary>
    public static async Task<IEnumerable<Traineeship>> AtAsync(AppDbContext data, Guid[] institutions, CancellationToken ct) =>
        (await ReadAsync(data, data.SubmissionMentors.Where(mentor => mentor.InstitutionId != null && institutions.Contains(mentor.InstitutionId.Value)), ct)).Where(row => row.At == row.InstitutionId);

    private static async Task<IEnumerable<Traineeship>> ReadAsync(AppDbContext data, IQueryable<SubmissionMentor> mentors, CancellationToken ct)
    {
        var living = data.Submissions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => row.State != SubmissionState.Withdrawn && row.State != SubmissionState.Rejected);
        var rows = await mentors.Join(
                living, mentor => mentor.SubmissionId, row => row.Id,
                (mentor, row) => new
                {
                    mentor.CertificateIndex,
                    At = mentor.InstitutionId,
                    mentor.FirstMonth,
                    mentor.LastMonth,
                    row.PersonIndex,
                    row.Id,
                    row.SeasonId,
                    row.DistrictId,
                    row.SiteId,
                    row.PointId,
                    row.InstitutionId,
                })
            .ToListAsync(ct);
        return rows.Select(row => new Traineeship(
            new Guid(row.CertificateIndex), row.At, row.FirstMonth, row.LastMonth, new Guid(row.PersonIndex), row.Id, row.SeasonId, row.DistrictId, row.SiteId, row.PointId, row.InstitutionId));
    }

    /// <summary>How many persons stand under the mentor in that month.</summary>
    public int In(Guid mentor, int month) => persons.TryGetValue((mentor, month), out var there) ? there.Count : 0;

    /// <summary>The mentor's fullest month of the period, with the person counted whether or not the filing is stored yet.</summary>
    public PeakLoad PeakOf(Guid mentor, Guid person, DateOnly start, DateOnly end)
    {
        var (peak, most) = (SubmissionMentor.MonthOf(start), 0);
        for (var month = SubmissionMentor.MonthOf(start); month <= SubmissionMentor.MonthOf(end); month++)
        {
            var count = persons.TryGetValue((mentor, month), out var there) ? there.Count + (there.Contains(person) ? 0 : 1) : 1;
            if (count > most)
                (peak, most) = (month, count);
        }

        return new PeakLoad(SubmissionMentor.FirstDayOf(peak), most);
    }
}
