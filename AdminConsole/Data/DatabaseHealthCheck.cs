using AdminConsole.Authorization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Data;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealthCheck(AppDbContextFactory contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var data = contexts.Create(AccessScope.None);
        return await data.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
