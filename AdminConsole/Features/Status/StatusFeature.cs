using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Jobs;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace AdminConsole.Features.Status;

public static class StatusFeature
{
    public static IServiceCollection AddStatus(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        services.AddScoped<StatusQueries>();
        services.AddScoped<IWaitingSource, StatusWaiting>();
        services.AddJob<BackupJob>();
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
