using System.Linq.Expressions;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>Keeps <see cref="MentorLoad"/> and <see cref="InstitutionLoad"/> true behind the filings that came, changed or went: read and counted beside the writer, written in small units.</summary>
internal sealed class LoadKeeper(Db db)
{
    private const int MentorsAUnit = 50, InstitutionsAUnit = 50, AtOnce = 500, PlacesAtOnce = 1000;

    /// <summary>Counts anew what filings that came, changed or went have made more or fewer.</summary>
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
                       select LoadOf(here.ToList(), trainees, registry.GetValueOrDefault(here.Key.Mentor), names.GetValueOrDefault(here.Key.InstitutionId, [])),
                ];
                return (stored, counted, await data.Seasons.ToDictionaryAsync(season => season.Id, season => season.MentorLoadLimit, StringComparer.Ordinal, token));
            },
            ct);
        List<byte[]> overloaded = [.. before.Concat(after).Where(row => row.Trainees > limits[row.SeasonId]).Select(row => row.CertificateIndex)];
        await WriteAsync(before, after, KeyOf, Take, ct);
        return overloaded;
    }

    private static (Guid, Guid, string) KeyOf(MentorLoad row) => (new Guid(row.CertificateIndex), row.InstitutionId, row.SeasonId);

    private static bool Take(MentorLoad row, MentorLoad now)
    {
        var same = (row.Month, row.Trainees, row.TraineesHere, row.Institutions, row.Filings, row.Elsewhere) == (now.Month, now.Trainees, now.TraineesHere, now.Institutions, now.Filings, now.Elsewhere);
        (row.Month, row.Trainees, row.TraineesHere, row.Institutions, row.Filings, row.Elsewhere) = (now.Month, now.Trainees, now.TraineesHere, now.Institutions, now.Filings, now.Elsewhere);
        return !same;
    }

    /// <summary>Looks again where the mentors practise: the registry tells it, and the institutions' names, while every number stays as it is.</summary>
    public async Task PlaceAsync(IReadOnlyCollection<ReverificationRequest> asked, CancellationToken ct)
    {
        if (asked.Any(request => request.Cause == ReverificationCause.Everything))
        {
            await PlaceAsync(_ => true, ct);
            return;
        }

        foreach (var some in asked.Where(request => request.Cause == ReverificationCause.Institution).Select(request => Guid.Parse(request.Key)).Chunk(AtOnce))
            await PlaceAsync(row => some.Contains(row.InstitutionId), ct);
    }

    private async Task PlaceAsync(Expression<Func<MentorLoad, bool>> which, CancellationToken ct)
    {
        var last = Guid.Empty;
        while (true)
        {
            var after = last;
            var (rows, moved) = await db.ReadAsync(
                async (data, token) =>
                {
                    var some = await data.MentorLoads.Where(which).Where(row => row.Id > after).OrderBy(row => row.Id).Take(PlacesAtOnce).ToListAsync(token);
                    var registry = await KnownFacts.RegistryAsync(data, [.. some.Select(row => row.CertificateIndex).DistinctBy(index => new Guid(index))], token);
                    var names = await KnownFacts.InstitutionNamesAsync(data, some.Select(row => row.InstitutionId), token);
                    return (some, some.Where(row => row.Elsewhere != IsElsewhere(registry.GetValueOrDefault(new Guid(row.CertificateIndex)), names.GetValueOrDefault(row.InstitutionId, []), row.Month)).ToList());
                },
                ct);
            if (rows.Count == 0)
                return;
            last = rows[^1].Id;
            foreach (var unit in moved.Chunk(MentorsAUnit))
                await TurnAsync(unit, ct);
        }
    }

    private Task TurnAsync(MentorLoad[] rows, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            foreach (var row in rows)
            {
                var (id, turned) = (row.Id, !row.Elsewhere);
                await work.Data.MentorLoads.Where(load => load.Id == id).ExecuteUpdateAsync(set => set.SetProperty(load => load.Elsewhere, turned), work.Cancellation);
                work.Publish(ChangeKind.Load, row.InstitutionId, row);
            }

            return Done.Yes;
        },
        ct);

    /// <summary>By the name that the institution went by in the month, or goes by today.</summary>
    private static bool IsElsewhere(RegisteredFacts? registered, IReadOnlyList<NameFacts> names, int month) =>
        registered is { Registration: { PracticeInstitutions.Count: > 0 } registration }
        && !MentorPracticePlaceRule.PractisesAt(registration, names, SubmissionMentor.FirstDayOf(month), SubmissionMentor.FirstDayOf(month + 1).AddDays(-1));

    /// <param name="here">One mentor's traineeships at one institution in one season's filings.</param>
    /// <param name="trainees">Everybody's.</param>
    /// <param name="registered">What the registry says of the mentor.</param>
    /// <param name="names">What the institution is and was called.</param>
    private static MentorLoad LoadOf(List<Traineeship> here, Trainees trainees, RegisteredFacts? registered, IReadOnlyList<NameFacts> names)
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
            Elsewhere = IsElsewhere(registered, names, month),
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
