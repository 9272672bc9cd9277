using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>Names that are given once in the whole installation, also beyond the acting person's scope; nothing else of their holders is told.</summary>
internal static class AccountNames
{
    public static Task<bool> IsUserNameTakenAsync(this AppDbContext data, string normalized, CancellationToken ct) =>
        data.Users.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AnyAsync(row => row.NormalizedUserName == normalized, ct);

    /// <summary>Last number given to a main account; 0 before the first. A lost race meets the unique index, and the unit runs again.</summary>
    public static async Task<int> LastMainAccountNumberAsync(this AppDbContext data, CancellationToken ct) =>
        await data.InstitutionAccounts.IgnoreQueryFilters([AppDbContext.ScopeFilter]).MaxAsync(row => row.Number, ct) ?? 0;
}
