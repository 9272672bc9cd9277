using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Home;

public static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services)
    {
        services.AddScoped<HomeQueries>();
        services.AddScoped<StatisticsQueries>();
        services.AddScoped<StatisticsExportService>();
        services.AddJob<StatisticsExportJob>();
        return services;
    }

    public static IEndpointRouteBuilder MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/statistics/export", ExportAsync).WithMetadata(new RequirePermissionAttribute(Permission.ExportStatistics)).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, StatisticsExportService exports, CancellationToken ct)
    {
        // Read as the queue reads it: what cannot be a season is none.
        var season = ReviewQueueFilter.Parse(context.Request.QueryString.Value).Season;
        if (await exports.IsLongAsync(season, ct))
            return (await exports.RequestAsync(season, ct)).ToAnswer(_ => TypedResults.LocalRedirect("~/jobs"));
        return (await exports.ExportAsync(season, ct)).ToDownload(context);
    }
}
