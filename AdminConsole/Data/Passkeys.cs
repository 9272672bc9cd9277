using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>The security keys of a user. They are in nobody's scope; callers have found out whose they are.</summary>
internal static class Passkeys
{
    public static IQueryable<IdentityUserPasskey<Guid>> PasskeysOf(this AppDbContext data, Guid userId) =>
        data.Set<IdentityUserPasskey<Guid>>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => row.UserId == userId);

    /// <summary>The key that a browser names.</summary>
    public static IQueryable<IdentityUserPasskey<Guid>> PasskeyNamed(this AppDbContext data, byte[] credentialId) =>
        data.Set<IdentityUserPasskey<Guid>>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => row.CredentialId == credentialId);
}
