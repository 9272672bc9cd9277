using AdminConsole.Api;

namespace AdminConsole.Features.Seasons;

public static class SeasonsFeature
{
    public static IServiceCollection AddSeasons(this IServiceCollection services) => services.AddScoped<SeasonQueries>().AddScoped<SeasonService>().AddApiJson(SeasonsJson.Default);
}
