using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminConsole.Features.Practitioners;

public static class PractitionersFeature
{
    public static IServiceCollection AddPractitioners(this IServiceCollection services)
    {
        services.TryAddSingleton<SearchKeywords>();
        services.AddScoped<PractitionerQueries>();
        services.AddScoped<PractitionerService>();
        services.AddScoped<PractitionerDraftService>();
        services.AddScoped<PractitionerImportQueries>();
        services.AddJob<PractitionerImportJob>();
        services.AddJob<PractitionerExportJob>();
        return services;
    }

    public static IEndpointRouteBuilder MapPractitioners(this IEndpointRouteBuilder routes) => routes.MapImport(
        "practitioners/import", Permission.ImportPractitioners, PractitionerImportJob.Kind, options => options.Practitioners, file => new PractitionerImportInput(file.Name, file.Form.ContainsKey("complete")));
}
