using AdminConsole.Authorization.Codes;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>The product's own bookkeeping about codes and tries. It is nobody's row, so no scope shows it; what works with it is in Authorization/Codes.</summary>
internal static class ProductRecords
{
    public static IQueryable<OneTimeCode> AllOneTimeCodes(this AppDbContext data) => data.Set<OneTimeCode>().IgnoreQueryFilters([AppDbContext.ScopeFilter]);

    public static IQueryable<AttemptCounter> AllAttemptCounters(this AppDbContext data) => data.Set<AttemptCounter>().IgnoreQueryFilters([AppDbContext.ScopeFilter]);
}
