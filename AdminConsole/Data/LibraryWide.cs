using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>What must be unique in the whole library, also beyond the acting person's scope.</summary>
internal static class LibraryWide
{
    /// <summary>Last number given to a main account; 0 before the first. A lost race meets the unique index, and the unit runs again.</summary>
    public static async Task<int> LastMainAccountNumberAsync(this AppDbContext data, CancellationToken ct) =>
        await data.InstitutionAccounts.IgnoreQueryFilters([AppDbContext.ScopeFilter]).MaxAsync(row => row.Number, ct) ?? 0;

    public static Task<bool> IsInstitutionCodeTakenAsync(this AppDbContext data, string code, CancellationToken ct) =>
        data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AnyAsync(row => row.Code == code, ct);
}
