using AdminConsole.Components.Controls;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminConsole.Features.Candidates;

public static class CandidatesFeature
{
    public static IServiceCollection AddCandidates(this IServiceCollection services)
    {
        services.TryAddSingleton<SearchKeywords>();
        return services.AddScoped<CandidateQueries>().AddScoped<CandidateService>();
    }
}
