using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Scans;

namespace AdminConsole.Features.Review;

/// <summary>Files that a circuit cannot carry: the export of the queue, and the images of a filing.</summary>
public static class ReviewEndpoints
{
    public static IEndpointRouteBuilder Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review/export", ExportAsync).WithMetadata(new RequirePermissionAttribute(Permission.ExportSubmissions)).ExcludeFromDescription();
        routes.MapGet("/review/approved-list", ExportApprovedAsync).WithMetadata(new RequirePermissionAttribute(Permission.ExportApprovedList)).ExcludeFromDescription();
        routes.MapGet("/materials/{id:guid}", MaterialAsync).WithMetadata(new RequirePermissionAttribute(Permission.ViewReviewQueue)).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, ReviewExportService exports, CancellationToken ct) =>
        (await exports.ExportAsync(ReviewQueueFilter.Parse(context.Request.QueryString.Value), ct)).ToDownload(context);

    private static async Task<IResult> ExportApprovedAsync(HttpContext context, ReviewExportService exports, CancellationToken ct) =>
        (await exports.ExportApprovedAsync(ReviewQueueFilter.Parse(context.Request.QueryString.Value), ct)).ToDownload(context);

    /// <summary>One image, allowed anew each time through the filing it belongs to (FI-06).</summary>
    private static async Task<IResult> MaterialAsync(Guid id, HttpContext context, ReviewDetailQueries queries, ScanDownload download, CancellationToken ct)
    {
        var material = await queries.MaterialAsync(id, ct);
        return await download.AnswerAsync(context, material, material?.Slot ?? "", ct);
    }
}
