using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>Which 统一身份 signs in as whom: issuer and subject, and nothing else (AU-09). The links are in nobody's scope; callers have found out whose they are.</summary>
internal static class IdentityLinks
{
    public static IQueryable<IdentityUserLogin<Guid>> IdentityOf(this AppDbContext data, Guid userId) => data.All().Where(row => row.UserId == userId);

    public static IQueryable<IdentityUserLogin<Guid>> IdentityNamed(this AppDbContext data, string issuer, string subject) => data.All().Where(row => row.LoginProvider == issuer && row.ProviderKey == subject);

    private static IQueryable<IdentityUserLogin<Guid>> All(this AppDbContext data) => data.Set<IdentityUserLogin<Guid>>().IgnoreQueryFilters([AppDbContext.ScopeFilter]);
}
