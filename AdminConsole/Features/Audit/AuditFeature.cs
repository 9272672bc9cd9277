using AdminConsole.Components.Controls;
using AdminConsole.Jobs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminConsole.Features.Audit;

public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton<SearchKeywords>();
        services.AddScoped<AuditQueries>();
        services.AddScoped<AuditService>();
        services.AddJob<AuditExportJob>();
        services.AddJob<AuditVerificationJob>();
        return services;
    }
}
