using System.Runtime.CompilerServices;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Practitioners;

public sealed class PractitionerQueries(Db db, PersonalData personal)
{
    private const int AtOnce = 1000;

    /// <summary>One page by name. A page past the end is the last one. The registry belongs to no node, so the permission is asked here and not by the scope's filter.</summary>
    public Task<PractitionerListing> PageAsync(PractitionerSearch search, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewPractitioners))
                return new PractitionerListing(search with { Page = 1 }, [], 0);
            var matching = Matching(data.Practitioners, search);
            var total = await matching.CountAsync(token);
            var size = Math.Clamp(search.Size, 1, PractitionerSearch.MostRows);
            var page = Math.Clamp(search.Page, 1, Math.Max(1, (total + size - 1) / size));
            var rows = await matching.OrderBy(row => row.Name).ThenBy(row => row.Id).Skip((page - 1) * size).Take(size).ToListAsync(token);
            return new PractitionerListing(search with { Page = page, Size = size }, [.. rows.Select(PractitionerRow.Of)], total);
        },
        ct);

    /// <summary>Every row of the search by name, a batch at a time; none beyond <paramref name="most"/>.</summary>
    public async IAsyncEnumerable<PractitionerRow> AllAsync(PractitionerSearch search, int most, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var (name, id, left) = ("", Guid.Empty, most);
        while (left > 0)
        {
            var (lastName, lastId, take) = (name, id, Math.Min(AtOnce, left));
            var some = await db.ReadAsync(
                (data, token) => data.Scope.Can(Permission.ViewPractitioners)
                    ? Matching(data.Practitioners, search).Where(row => row.Name.CompareTo(lastName) > 0 || (row.Name == lastName && row.Id > lastId)).OrderBy(row => row.Name).ThenBy(row => row.Id).Take(take).ToListAsync(token)
                    : Task.FromResult(new List<Practitioner>()),
                ct);
            foreach (var row in some)
                yield return PractitionerRow.Of(row);
            if (some.Count < take)
                yield break;
            (name, id, left) = (some[^1].Name, some[^1].Id, left - some.Count);
        }
    }

    public Task<int> CountAsync(PractitionerSearch search, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => data.Scope.Can(Permission.ViewPractitioners) ? await Matching(data.Practitioners, search).CountAsync(token) : 0, ct);

    /// <summary>One physician with what each published version changed; null where there is none, or no right to see it.</summary>
    public Task<PractitionerHistory?> HistoryAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewPractitioners))
                return null;
            var published = data.RegistryVersions.Where(version => version.PublishedAt != null);
            // By the number, for whoever was removed and comes back does so as a new entry.
            var index = await data.PractitionerHistory.Where(row => row.Id == id).Select(row => row.CertificateIndex).FirstOrDefaultAsync(token);
            var rows = await data.PractitionerHistory.Where(row => row.CertificateIndex == index && (row.FromVersion == 0 || published.Any(version => version.Number == row.FromVersion))).OrderBy(row => row.FromVersion).ToListAsync(token);
            if (rows.Count == 0)
                return null;
            var numbers = rows.Select(row => row.FromVersion).Concat(rows.Select(row => row.ToVersion).OfType<int>()).ToHashSet();
            var versions = await published.Where(version => numbers.Contains(version.Number)).ToDictionaryAsync(version => version.Number, token);

            // An end that only a draft sets has not come yet.
            bool Ends(Practitioner row) => row.ToVersion is { } end && versions.ContainsKey(end);
            List<PractitionerChange> past = [];
            foreach (var (place, row) in rows.Index())
            {
                past.Add(new PractitionerChange(versions.GetValueOrDefault(row.FromVersion), PractitionerRow.Of(row), place > 0 && rows[place - 1].ToVersion == row.FromVersion ? PractitionerRow.Of(rows[place - 1]) : null));
                if (Ends(row) && (place == rows.Count - 1 || rows[place + 1].FromVersion != row.ToVersion))
                    past.Add(new PractitionerChange(versions[row.ToVersion!.Value], null, PractitionerRow.Of(row)));
            }

            past.Reverse();
            return new PractitionerHistory(Ends(rows[^1]) ? null : PractitionerRow.Of(rows[^1]), past);
        },
        ct);

    private IQueryable<Practitioner> Matching(IQueryable<Practitioner> rows, PractitionerSearch search)
    {
        if (search.State is { } state)
            rows = rows.Where(row => row.State == state);
        if (TextRules.Name(search.Text, Practitioner.NameLength) is not { Fault: null, Value: { Length: > 0 } name })
            return rows;
        var number = IdentifierText.Normalise(name);
        if (!number.Any(char.IsAsciiDigit))
            return rows.Where(row => row.Name.Contains(name));
        var index = personal.CertificateIndex(number);
        return rows.Where(row => row.CertificateIndex == index);
    }
}
