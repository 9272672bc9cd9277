using AdminConsole.Data;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts.SetUp;

/// <summary>Which of the steps after the first person are done, as far as the reader sees: whether anything is there, and nothing of what it is.</summary>
public sealed class SetUpProgressQueries(Db db)
{
    public Task<SetUpProgress> ReadAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var roles = await data.Users.Where(user => !user.Disabled).SelectMany(user => user.Roles).GroupBy(row => row.Role).Select(role => new { role.Key, Count = role.Count() })
                .ToDictionaryAsync(role => role.Key, role => role.Count, token);
            return new SetUpProgress(
                Administrators: Has(Role.SystemAdministrator) && Has(Role.AuditAdministrator) && Has(Role.SecurityAdministrator, 2),
                Staff: Has(Role.DistrictStaff),
                Season: await data.Seasons.AnyAsync(token),
                Registry: await data.Practitioners.AnyAsync(token),
                Library: await data.Institutions.AnyAsync(node => node.Kind != InstitutionKind.District, token),
                Client: await data.ApiClients.AnyAsync(token));

            bool Has(Role role, int least = 1) => roles.GetValueOrDefault(role) >= least;
        },
        ct);
}

public sealed record SetUpProgress(bool Administrators, bool Staff, bool Season, bool Registry, bool Library, bool Client)
{
    /// <summary>How many steps are still to be done.</summary>
    public int Open => new[] { Administrators, Staff, Season, Registry, Library, Client }.Count(done => !done);
}
