namespace AdminConsole.Features.Candidates;

public static class CandidatesFeature
{
    public static IServiceCollection AddCandidates(this IServiceCollection services) => services.AddScoped<CandidateQueries>().AddScoped<CandidateService>();
}
