using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Excel;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Reporting;

public static class ReportingFeature
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddScoped<ReportQueries>();
        services.AddScoped<FilingQueries>();
        services.AddScoped<IWaitingSource, ReportWaiting>();
        services.AddScoped<ReportMakerService>();
        services.AddScoped<ReportService>();
        services.AddScoped<StepService>();
        services.AddScoped<ReportExportService>();
        services.AddScoped<FilingWorkbookQueries>();
        services.AddScoped<FilingWorkbookService>();
        services.AddJob<FilingWorkbookJob>();
        services.AddRecurring("report-approved", Recurrence.Every(TimeSpan.FromMinutes(1)), (provider, ct) => provider.GetRequiredService<ReportService>().ReportApprovedAsync(ct));
        return services;
    }

    public static IEndpointRouteBuilder MapReporting(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{id:guid}/export", ExportAsync).WithMetadata(new RequirePermissionAttribute(Permission.ExportReports)).ExcludeFromDescription();
        routes.MapGet("/filing/workbooks/{id:guid}/file", WorkbookAsync).WithMetadata(new RequirePermissionAttribute(Permission.ExportReports)).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> WorkbookAsync(Guid id, HttpContext context, FilingWorkbookService workbooks, JobFileService files, CancellationToken ct)
    {
        var fetched = await workbooks.FetchAsync(id, ct);
        if (!fetched.IsOk)
            return fetched.Error.ToProblem();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(stream => files.CopyToAsync(fetched.Value, stream, ct), ExcelWriter.ContentType, fetched.Value.Name);
    }

    private static async Task<IResult> ExportAsync(Guid id, HttpContext context, ReportExportService exports, CancellationToken ct) => (await exports.ExportAsync(id, ct)).ToDownload(context);
}
