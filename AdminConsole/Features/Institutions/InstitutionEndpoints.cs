using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Excel;

namespace AdminConsole.Features.Institutions;

/// <summary>The export, which a circuit cannot carry.</summary>
public static class InstitutionEndpoints
{
    public static IEndpointRouteBuilder MapInstitutions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/institutions/export", ExportAsync).WithMetadata(new RequirePermissionAttribute(Permission.ExportInstitutions)).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, InstitutionExportService exports, CancellationToken ct)
    {
        var result = await exports.ExportAsync(InstitutionFilter.Parse(context.Request.QueryString.Value), ct);
        if (!result.IsOk)
            return result.Error.ToProblem();
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(result.Value.Content, ExcelWriter.ContentType, result.Value.FileName);
    }
}
