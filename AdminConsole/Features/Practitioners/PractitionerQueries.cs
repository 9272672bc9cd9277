using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Practitioners;

public sealed class PractitionerQueries(Db db, PersonalData personal)
{
    /// <summary>One page by name. A page past the end is the last one. The registry belongs to no node, so the permission is asked here and not by the scope's filter.</summary>
    public Task<PractitionerListing> PageAsync(PractitionerSearch search, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewPractitioners))
                return new PractitionerListing(search with { Page = 1 }, [], 0);
            var matching = Matching(data.Practitioners, search.Text);
            var total = await matching.CountAsync(token);
            var size = Math.Clamp(search.Size, 1, PractitionerSearch.MostRows);
            var page = Math.Clamp(search.Page, 1, Math.Max(1, (total + size - 1) / size));
            var rows = await matching.OrderBy(row => row.Name).ThenBy(row => row.Id).Skip((page - 1) * size).Take(size)
                .Select(row => new PractitionerRow(row.Id, row.CertificateMasked, row.Name, row.Level, row.Category, row.PracticeInstitution, row.State, row.Version)).ToListAsync(token);
            return new PractitionerListing(search with { Page = page, Size = size }, rows, total);
        },
        ct);

    private IQueryable<Practitioner> Matching(IQueryable<Practitioner> rows, string text)
    {
        if (TextRules.Name(text, Practitioner.NameLength) is not { Fault: null, Value: { Length: > 0 } name })
            return rows;
        var number = IdentifierText.Normalise(name);
        if (!number.Any(char.IsAsciiDigit))
            return rows.Where(row => row.Name.Contains(name));
        var index = personal.CertificateIndex(number);
        return rows.Where(row => row.CertificateIndex == index);
    }
}
