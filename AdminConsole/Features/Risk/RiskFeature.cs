using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Excel;

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

    private static async Task<IResult> ExportAsync(HttpContext context, RiskExportService exports, CancellationToken ct)
    {
        var result = await exports.ExportAsync(RiskFilter.Parse(context.Request.QueryString.Value), ct);
        if (!result.IsOk)
            return result.Error.ToProblem();
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(result.Value.Content, ExcelWriter.ContentType, result.Value.FileName);
    }
}
