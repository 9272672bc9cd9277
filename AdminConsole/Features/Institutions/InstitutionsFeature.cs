using AdminConsole.Authorization;
using AdminConsole.Components.Controls;

namespace AdminConsole.Features.Institutions;

public static class InstitutionsFeature
{
    public static IServiceCollection AddInstitutions(this IServiceCollection services)
    {
        services.AddSingleton(new InstitutionTab("profile", "institution.profile", 10, Permission.ViewInstitutions, typeof(InstitutionProfilePanel)));
        services.AddScoped<InstitutionQueries>();
        services.AddScoped<InstitutionService>();
        services.AddScoped<InstitutionLocking>();
        return services;
    }
}
