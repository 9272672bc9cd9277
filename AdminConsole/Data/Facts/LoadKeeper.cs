using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>Keeps <see cref="MentorLoad"/> and <see cref="InstitutionLoad"/> true behind the filings that came, changed or went: read and counted beside the writer, written in small units.</summary>
internal sealed class LoadKeeper(Db db)
{
    private const int MentorsAUnit = 50, InstitutionsAUnit = 50, AtOnce = 500;

    /// <returns>Mentors who carry more than the setting, or did until now: the marks of all their filings say so.</returns>
    public async Task<IReadOnlyCollection<byte[]>> KeepAsync(IReadOnlyCollection<ReverificationRequest> asked, CancellationToken ct)
    {
        var (mentors, institutions) = await db.ReadAsync((data, token) => TouchedAsync(data, asked, token), ct);
        List<byte[]> overloaded = [];
        foreach (var some in mentors.Chunk(MentorsAUnit))
            overloaded.AddRange(await KeepMentorsAsync(some, ct));
        foreach (var some in institutions.Chunk(InstitutionsAUnit))
            await KeepInstitutionsAsync(some, ct);
        return overloaded;
    }

    private static async Task<(List<byte[]> Mentors, List<Guid> Institutions)> TouchedAsync(AppDbContext data, IReadOnlyCollection<ReverificationRequest> asked, CancellationToken ct)
    {
        List<byte[]> mentors = [.. Keys(ReverificationCause.Mentor).Select(Convert.FromHexString)];
        List<Guid> institutions = [];
        foreach (var some in Keys(ReverificationCause.Filing).Select(Guid.Parse).Chunk(AtOnce))
        {
            mentors.AddRange(await data.SubmissionMentors.Where(mentor => some.Contains(mentor.SubmissionId)).Select(mentor => mentor.CertificateIndex).ToListAsync(ct));
            institutions.AddRange(await data.Submissions.Where(row => some.Contains(row.Id)).Select(row => row.InstitutionId).Distinct().ToListAsync(ct));
        }

        // Whether a mentor practises elsewhere is told by the registry and by the institution's names.
        foreach (var some in Keys(ReverificationCause.Institution).Select(Guid.Parse).Chunk(AtOnce))
            mentors.AddRange(await data.MentorLoads.Where(row => some.Contains(row.InstitutionId)).Select(row => row.CertificateIndex).ToListAsync(ct));
        if (Keys(ReverificationCause.Everything).Any())
            mentors.AddRange(await data.MentorLoads.Select(row => row.CertificateIndex).ToListAsync(ct));
        return ([.. mentors.DistinctBy(index => new Guid(index))], [.. institutions.Distinct()]);

        IEnumerable<string> Keys(ReverificationCause cause) => asked.Where(request => request.Cause == cause).Select(request => request.Key);
    }

    private async Task<IEnumerable<byte[]>> KeepMentorsAsync(byte[][] mentors, CancellationToken ct)
    {
        var (before, after, limits) = await db.ReadAsync(
            async (data, token) =>
            {
                var stored = await data.MentorLoads.Where(row => mentors.Contains(row.CertificateIndex)).ToListAsync(token);
                var trainees = await Trainees.OfAsync(data, mentors, token);
                var registry = await KnownFacts.RegistryAsync(data, mentors, token);
                var names = await KnownFacts.InstitutionNamesAsync(data, trainees.All.Select(row => row.InstitutionId), token);
                List<MentorLoad> counted =
                [
                    .. from row in trainees.All
                       where row.At == row.InstitutionId
                       group row by (row.Mentor, row.InstitutionId, row.SeasonId) into here
                       select LoadOf(here.ToList(), trainees, IsElsewhere(registry.GetValueOrDefault(here.Key.Mentor), names.GetValueOrDefault(here.Key.InstitutionId, []), here)),
                ];
                return (stored, counted, await data.Seasons.ToDictionaryAsync(season => season.Id, season => season.MentorLoadLimit, StringComparer.Ordinal, token));
            },
            ct);
        List<byte[]> overloaded = [.. before.Concat(after).Where(row => row.Trainees > limits[row.SeasonId]).Select(row => row.CertificateIndex)];
        await WriteAsync(before, after, row => (new Guid(row.CertificateIndex), row.InstitutionId, row.SeasonId), Take, ct);
        return overloaded;

        static bool Take(MentorLoad row, MentorLoad now)
        {
            var same = (row.Month, row.Trainees, row.TraineesHere, row.Institutions, row.Filings, row.Elsewhere) == (now.Month, now.Trainees, now.TraineesHere, now.Institutions, now.Filings, now.Elsewhere);
            (row.Month, row.Trainees, row.TraineesHere, row.Institutions, row.Filings, row.Elsewhere) = (now.Month, now.Trainees, now.TraineesHere, now.Institutions, now.Filings, now.Elsewhere);
            return !same;
        }
    }

    private static bool IsElsewhere(RegisteredFacts? registered, IReadOnlyList<NameFacts> names, IEnumerable<Traineeship> here) =>
        registered is { Registration: { PracticeInstitutions.Count: > 0 } registration } && !MentorPracticePlaceRule.PractisesAt(
            registration, names, SubmissionMentor.FirstDayOf(here.Min(row => row.FirstMonth)), SubmissionMentor.FirstDayOf(here.Max(row => row.LastMonth) + 1).AddDays(-1));

    /// <param name="here">One mentor's traineeships at one institution in one season's filings.</param>
    /// <param name="trainees">Everybody's.</param>
    /// <param name="elsewhere">The mentor practises elsewhere.</param>
    private static MentorLoad LoadOf(List<Traineeship> here, Trainees trainees, bool elsewhere)
    {
        var first = here[0];
        var month = here.SelectMany(row => Enumerable.Range(row.FirstMonth, row.LastMonth - row.FirstMonth + 1)).Distinct().OrderByDescending(month => trainees.In(first.Mentor, month)).ThenBy(month => month).First();
        return new MentorLoad
        {
            Id = Guid.CreateVersion7(),
            DistrictId = first.DistrictId,
            SiteId = first.SiteId,
            PointId = first.PointId,
            InstitutionId = first.InstitutionId,
            SeasonId = first.SeasonId,
            CertificateIndex = first.Mentor.ToByteArray(),
            Month = month,
            Trainees = trainees.In(first.Mentor, month),
            TraineesHere = here.Where(row => row.FirstMonth <= month && month <= row.LastMonth).Select(row => row.Person).Distinct().Count(),
            Institutions = trainees.All.Where(row => row.Mentor == first.Mentor && row.FirstMonth <= month && month <= row.LastMonth).Select(row => row.At).Distinct().Count(),
            Filings = here.Select(row => row.SubmissionId).Distinct().Count(),
            Elsewhere = elsewhere,
        };
    }

    private async Task KeepInstitutionsAsync(Guid[] institutions, CancellationToken ct)
    {
        var (before, after) = await db.ReadAsync(
            async (data, token) => (
                await data.InstitutionLoads.Where(row => institutions.Contains(row.InstitutionId)).ToListAsync(token),
                (await Trainees.AtAsync(data, institutions, token)).GroupBy(row => (row.InstitutionId, row.SeasonId)).Select(here => LoadOf(here.ToList())).ToList()),
            ct);
        await WriteAsync(before, after, row => (row.InstitutionId, row.SeasonId), Take, ct);

        static bool Take(InstitutionLoad row, InstitutionLoad now)
        {
            var same = (row.Month, row.Trainees, row.Mentors, row.PerMentor, row.Filings) == (now.Month, now.Trainees, now.Mentors, now.PerMentor, now.Filings);
            (row.Month, row.Trainees, row.Mentors, row.PerMentor, row.Filings) = (now.Month, now.Trainees, now.Mentors, now.PerMentor, now.Filings);
            return !same;
        }
    }

    private static InstitutionLoad LoadOf(List<Traineeship> here)
    {
        var first = here[0];
        var (month, trainees, mentors) = here.SelectMany(row => Enumerable.Range(row.FirstMonth, row.LastMonth - row.FirstMonth + 1).Select(month => (Month: month, row.Person, row.Mentor)))
            .GroupBy(row => row.Month).Select(there => (there.Key, Trainees: there.Select(row => row.Person).Distinct().Count(), Mentors: there.Select(row => row.Mentor).Distinct().Count()))
            .OrderByDescending(there => there.Trainees).ThenBy(there => there.Key).First();
        return new InstitutionLoad
        {
            Id = Guid.CreateVersion7(),
            DistrictId = first.DistrictId,
            SiteId = first.SiteId,
            PointId = first.PointId,
            InstitutionId = first.InstitutionId,
            SeasonId = first.SeasonId,
            Month = month,
            Trainees = trainees,
            Mentors = mentors,
            PerMentor = (trainees + mentors - 1) / mentors,
            Filings = here.Select(row => row.SubmissionId).Distinct().Count(),
        };
    }

    /// <summary>Brings the stored rows to what was counted. A row that another node wrote meanwhile fails the unit; whatever changed there asks for its own turn.</summary>
    private async Task WriteAsync<T, TKey>(List<T> before, List<T> after, Func<T, TKey> keyOf, Func<T, T, bool> take, CancellationToken ct)
        where T : class, Domain.Institutions.IOwned
        where TKey : notnull
    {
        var stored = before.ToDictionary(keyOf);
        var counted = after.ToDictionary(keyOf);
        var added = after.Where(row => !stored.ContainsKey(keyOf(row))).ToList();
        var gone = before.Where(row => !counted.ContainsKey(keyOf(row))).ToList();
        var changed = before.Where(row => counted.TryGetValue(keyOf(row), out var now) && take(row, now)).ToList();
        if (added.Count + gone.Count + changed.Count == 0)
            return;
        await db.WriteAsync<Done>(
            work =>
            {
                work.Data.AddRange(added);
                work.Data.UpdateRange(changed);
                work.Data.RemoveRange(gone);
                foreach (var row in added.Concat(changed).Concat(gone))
                    work.Publish(ChangeKind.Load, row.InstitutionId, row);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
    }
}
