using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Features.Institutions.Import;
using AdminConsole.Imports;

namespace AdminConsole.Features.Institutions;

/// <summary>Export and import, whose files a circuit cannot carry.</summary>
public static class InstitutionEndpoints
{
    public static IEndpointRouteBuilder MapInstitutions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/institutions/export", ExportAsync).WithMetadata(new RequirePermissionAttribute(Permission.ExportInstitutions)).ExcludeFromDescription();
        return routes.MapImport(
            "institutions/import", Permission.ImportInstitutions, InstitutionImportJob.Kind, options => options.Institutions, file => new InstitutionImportInput(file.Name, file.Id, file.Sha256));
    }

    private static async Task<IResult> ExportAsync(HttpContext context, InstitutionExportService exports, CancellationToken ct)
    {
        var filter = InstitutionFilter.Parse(context.Request.QueryString.Value);
        if (await exports.IsLongAsync(filter, ct))
            return (await exports.RequestAsync(filter, ct)).ToAnswer(_ => TypedResults.LocalRedirect("~/jobs"));
        return (await exports.ExportAsync(filter, ct: ct)).ToDownload(context);
    }
}
