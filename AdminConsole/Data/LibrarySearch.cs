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

    /// <summary>Exactly this name, today's, former or alias.</summary>
    public static IQueryable<Institution> Called(this IQueryable<Institution> rows, string name)
    {
        var key = InstitutionNames.WholeKey(name);
        return rows.Where(row => row.SearchText.Contains(key));
    }
}
