using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Excel;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Reporting;

public static class ReportingFeature
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddScoped<ReportQueries>();
        services.AddScoped<FilingQueries>();
        services.AddScoped<ReportMakerService>();
        services.AddScoped<ReportService>();
        services.AddScoped<StepService>();
        services.AddScoped<ReportExportService>();
        services.AddRecurring("report-approved", Recurrence.Every(TimeSpan.FromMinutes(1)), (provider, ct) => provider.GetRequiredService<ReportService>().ReportApprovedAsync(ct));
        return services;
    }

    public static IEndpointRouteBuilder MapReporting(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{id:guid}/export", ExportAsync).WithMetadata(new RequirePermissionAttribute(Permission.ExportReports)).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ExportAsync(Guid id, HttpContext context, ReportExportService exports, CancellationToken ct)
    {
        var result = await exports.ExportAsync(id, ct);
        if (!result.IsOk)
            return result.Error.ToProblem();
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(result.Value.Content, ExcelWriter.ContentType, result.Value.FileName);
    }
}
