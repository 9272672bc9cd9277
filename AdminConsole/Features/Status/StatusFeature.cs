using AdminConsole.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace AdminConsole.Features.Status;

public static class StatusFeature
{
    public static IServiceCollection AddStatus(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        return services;
    }

    /// <summary>Anonymous answers are the status word alone (OP-02). Live depends on nothing; ready asks whether a request could be served.</summary>
    public static IEndpointRouteBuilder MapStatus(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready").AllowAnonymous();
        return routes;
    }
}
