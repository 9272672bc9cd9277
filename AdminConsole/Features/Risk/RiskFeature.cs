using AdminConsole.Api;
using AdminConsole.Authorization;

namespace AdminConsole.Features.Risk;

public static class RiskFeature
{
    public static IServiceCollection AddRisk(this IServiceCollection services)
    {
        services.AddScoped<RiskQueries>();
        services.AddScoped<RiskExportService>();
        return services;
    }

    public static IEndpointRouteBuilder MapRisk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/risk/export", ExportAsync).WithMetadata(new RequirePermissionAttribute(Permission.ViewRisk)).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, RiskExportService exports, CancellationToken ct) =>
        (await exports.ExportAsync(RiskFilter.Parse(context.Request.QueryString.Value), ct)).ToDownload(context);
}
