using AdminConsole.Components.Controls;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminConsole.Features.Review;

public static class ReviewFeature
{
    public static IServiceCollection AddReview(this IServiceCollection services)
    {
        services.TryAddSingleton<SearchKeywords>();
        services.AddScoped<ReviewQueries>();
        services.AddScoped<IWaitingSource, ReviewWaiting>();
        services.AddScoped<IPaletteSource, ReviewPalette>();
        services.AddScoped<ReviewDetailQueries>();
        services.AddScoped<ReviewDeskQueries>();
        services.AddScoped<DecisionService>();
        services.AddScoped<BulkApprovalService>();
        services.AddScoped<ClaimService>();
        services.AddScoped<TickService>();
        services.AddScoped<NoteService>();
        services.AddScoped<TemplateService>();
        services.AddScoped<RevealService>();
        services.AddScoped<ReviewerService>();
        services.AddScoped<ViewService>();
        services.AddScoped<UndoOffer>();
        services.AddScoped<ReviewService>();
        services.AddScoped<ReviewExportService>();
        return services;
    }

    public static IEndpointRouteBuilder MapReview(this IEndpointRouteBuilder routes) => ReviewEndpoints.Map(routes);
}
