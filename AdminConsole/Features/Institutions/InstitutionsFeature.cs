namespace AdminConsole.Features.Institutions;

public static class InstitutionsFeature
{
    public static IServiceCollection AddInstitutions(this IServiceCollection services)
    {
        services.AddScoped<InstitutionQueries>();
        services.AddScoped<InstitutionService>();
        services.AddScoped<InstitutionLocking>();
        return services;
    }
}
