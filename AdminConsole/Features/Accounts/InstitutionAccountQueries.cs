using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.CodeLists;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts;

public sealed class InstitutionAccountQueries(Db db)
{
    /// <summary>The main account and all ten businesses, whether they have an account or not. Null when the reader does not see the institution.</summary>
    public Task<InstitutionAccounts?> FindAsync(Guid institutionId, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var node = await data.Institutions.SingleOrDefaultAsync(row => row.Id == institutionId, token);
            if (node is null || !data.Scope.Can(Permission.ViewBusinessAccounts, node))
                return null;
            var accounts = await data.InstitutionAccounts.Where(row => row.InstitutionId == institutionId).ToListAsync(token);
            var byBusiness = accounts.Where(row => !row.IsMain).ToDictionary(row => row.BusinessCode!);
            return new InstitutionAccounts(
                accounts.SingleOrDefault(row => row.IsMain) is { } main ? AccountRow.Of(main) : null,
                [.. Codes.BusinessCodes.Entries.Select(entry => (entry.Code, byBusiness.TryGetValue(entry.Code, out var row) ? AccountRow.Of(row) : null))],
                data.Scope.Can(Permission.ManageBusinessAccounts, node));
        },
        ct);
}

/// <param name="Main">Null until a registration was approved.</param>
/// <param name="Businesses">In the order of business-codes.csv.</param>
/// <param name="MayManage">The reader administers the institution.</param>
public sealed record InstitutionAccounts(AccountRow? Main, IReadOnlyList<(string Code, AccountRow? Account)> Businesses, bool MayManage);

public sealed record AccountRow(Guid Id, string Name, InstitutionAccountState State, DateTime IssuedAt, DateTime? ActivatedAt)
{
    public static AccountRow Of(InstitutionAccount account) => new(account.Id, account.Name, account.State, account.IssuedAt, account.ActivatedAt);
}
