using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Features.Institutions.ChangeRequests;
using AdminConsole.Features.Institutions.Import;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Institutions;

public static class InstitutionsFeature
{
    public static IServiceCollection AddInstitutions(this IServiceCollection services)
    {
        services.AddSingleton(new InstitutionTab("profile", "institution.profile", 10, Permission.ViewInstitutions, typeof(InstitutionProfilePanel)));
        services.AddSingleton(new InstitutionTab("names", "institution.names", 20, Permission.ViewInstitutions, typeof(InstitutionNamesPanel)));
        services.AddSingleton(new InstitutionTab("requests", "request.title", 80, Permission.ViewInstitutions, typeof(ChangeRequestPanel)));
        services.AddSingleton(new InstitutionTab("history", "institution.history", 90, Permission.ViewInstitutions, typeof(InstitutionHistoryPanel)));
        services.AddScoped<InstitutionQueries>();
        services.AddScoped<IWaitingSource, StandingWaiting>();
        services.AddScoped<IPaletteSource, InstitutionPalette>();
        services.AddScoped<InstitutionService>();
        services.AddScoped<InstitutionBatchService>();
        services.AddScoped<InstitutionTreeQueries>();
        services.AddScoped<InstitutionTreeService>();
        services.AddScoped<InstitutionNameService>();
        services.AddScoped<InstitutionHistoryQueries>();
        services.AddScoped<InstitutionExportService>();
        services.AddScoped<ChangeRequestQueries>();
        services.AddScoped<IWaitingSource, ChangeRequestWaiting>();
        services.AddScoped<ChangeRequestService>();
        services.AddScoped<InstitutionLocking>();
        services.AddScoped<InstitutionImportQueries>();
        services.AddScoped<InstitutionImportService>();
        services.AddJob<InstitutionImportJob>();
        services.AddJob<InstitutionExportJob>();
        return services;
    }
}
