using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Resources;

namespace AdminConsole.Features.Institutions;

/// <summary>Institutions by name, former name or code, as the list finds them.</summary>
internal sealed class InstitutionPalette(InstitutionQueries queries, Strings s) : IPaletteSource
{
    public int Place => 20;

    public string Title => "institution.palette";

    public async Task<IReadOnlyList<PaletteEntry>> FindAsync(AccessScope scope, string text, CancellationToken ct = default)
    {
        if (!scope.Can(Permission.ViewInstitutions))
            return [];
        var filter = InstitutionFilter.Default with { Text = text };
        var rows = await queries.FirstAsync(filter, IPaletteSource.Most + 1, ct);
        List<PaletteEntry> entries = [.. rows.Take(IPaletteSource.Most).Select(row => new PaletteEntry(row.Name, row.Code, $"institutions/{row.Id}"))];
        if (rows.Count > IPaletteSource.Most)
            entries.Add(new PaletteEntry(s["institution.palette_all"], null, $"institutions{filter.ToQuery()}"));
        return entries;
    }
}
