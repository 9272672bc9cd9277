using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.Sessions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>The product's own bookkeeping about codes, tries and sessions. No scope shows it whole; what works with it is in Authorization/Codes and Authorization/Sessions.</summary>
internal static class ProductRecords
{
    public static IQueryable<OneTimeCode> AllOneTimeCodes(this AppDbContext data) => data.Set<OneTimeCode>().IgnoreQueryFilters([AppDbContext.ScopeFilter]);

    /// <summary>Also those of somebody else who signed in with the same browser before.</summary>
    public static IQueryable<UserSession> EverySession(this AppDbContext data) => data.Set<UserSession>().IgnoreQueryFilters([AppDbContext.ScopeFilter]);

    public static IQueryable<AttemptCounter> AllAttemptCounters(this AppDbContext data) => data.Set<AttemptCounter>().IgnoreQueryFilters([AppDbContext.ScopeFilter]);
}
