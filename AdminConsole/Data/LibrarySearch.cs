using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>How the library is searched, wherever it is: a name, former name or alias, as <see cref="InstitutionNames"/> compares them, or a code.</summary>
public static class LibrarySearch
{
    /// <summary>Part of any name, or the beginning of a code. A text without a letter finds everything.</summary>
    public static IQueryable<Institution> Matching(this IQueryable<Institution> rows, string text)
    {
        var key = IdentifierText.Normalise(text);
        return key.Length == 0 ? rows : rows.Where(row => row.SearchText.Contains(key) || row.Code!.StartsWith(key));
    }

    /// <summary>Whether another node has this code. Asked of the whole library, whoever asks: codes are unique in it, and nothing else of the other node is told.</summary>
    public static Task<bool> IsCodeTakenAsync(this AppDbContext data, string code, Guid exceptFor, CancellationToken ct) =>
        data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AnyAsync(row => row.Code == code && row.Id != exceptFor, ct);

    /// <summary>Which of the codes any node has, asked of the whole library for the same reason.</summary>
    public static Task<List<string>> TakenCodesAsync(this AppDbContext data, IReadOnlyCollection<string> codes, CancellationToken ct) =>
        data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => codes.Contains(row.Code!)).Select(row => row.Code!).ToListAsync(ct);

    /// <summary>How many nodes there are, whoever asks.</summary>
    public static Task<int> LibrarySizeAsync(this AppDbContext data, CancellationToken ct) => data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).CountAsync(ct);

    /// <summary>Those with one of the codes, or with exactly one of the names: today's, former or alias. One pass over the index that the list is read from.</summary>
    public static IQueryable<Institution> Known(this IQueryable<Institution> rows, IEnumerable<string> codes, IEnumerable<string> names)
    {
        var (wanted, keys) = (codes.ToList(), names.Select(InstitutionNames.WholeKey).ToList());
        return rows.Where(row => wanted.Contains(row.Code!) || keys.Any(key => row.SearchText.Contains(key)));
    }
}
