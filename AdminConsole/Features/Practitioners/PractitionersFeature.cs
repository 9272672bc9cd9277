namespace AdminConsole.Features.Practitioners;

public static class PractitionersFeature
{
    public static IServiceCollection AddPractitioners(this IServiceCollection services)
    {
        services.AddScoped<PractitionerQueries>();
        services.AddScoped<PractitionerService>();
        return services;
    }
}
