using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Resources;

namespace AdminConsole.Features.Review;

/// <summary>Filings by number, name or document number: what the queue's own search finds in any state, under the queue's own rights, shown as the queue shows it.</summary>
internal sealed class ReviewPalette(ReviewQueries queries, SearchKeywords keywords, Strings s) : IPaletteSource
{
    public int Place => 10;

    public string Title => "review.palette";

    public async Task<IReadOnlyList<PaletteEntry>> FindAsync(AccessScope scope, string text, CancellationToken ct = default)
    {
        if (!scope.Can(Permission.ViewReviewQueue) || scope.UserId is not { } me)
            return [];
        var isNumber = ReviewQueueFilter.IsNumber(text);
        var filter = ReviewQueueFilter.Default with { State = null, Number = isNumber ? text : null, Keyword = isNumber ? null : keywords.Keep(me, text) };
        var rows = await queries.NewestAsync(filter, IPaletteSource.Most + 1, ct);
        List<PaletteEntry> entries = [.. rows.Take(IPaletteSource.Most).Select(row => new PaletteEntry($"{row.Number} {row.PersonName}", $"{s[row.State]} · {row.InstitutionName ?? row.DocumentMasked}", $"review/{row.Id}"))];
        if (rows.Count > IPaletteSource.Most)
            entries.Add(new PaletteEntry(s["review.palette_all"], null, filter.ToAddress()));
        return entries;
    }
}
