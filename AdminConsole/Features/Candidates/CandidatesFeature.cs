using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminConsole.Features.Candidates;

public static class CandidatesFeature
{
    public static IServiceCollection AddCandidates(this IServiceCollection services)
    {
        services.TryAddSingleton<SearchKeywords>();
        return services.AddScoped<CandidateQueries>().AddScoped<CandidateService>().AddScoped<DisclosureQueries>().AddScoped<DisclosureService>().AddScoped<PersonalRequestService>();
    }

    public static IEndpointRouteBuilder MapCandidates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/candidates/{id:guid}/disclosures", async (Guid id, HttpContext context, DisclosureService disclosures, CancellationToken ct) => (await disclosures.ExportAsync(id, ct)).ToDownload(context))
            .WithMetadata(new RequirePermissionAttribute(Permission.AnswerPersonalRequests)).ExcludeFromDescription();
        return routes;
    }
}
