using System.Text.Json.Serialization;
using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Domain.Scans;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Scans;

/// <summary>Scans of the console: up over HTTP, not through a circuit (FI-01), and down by an id that says nothing (FI-06).</summary>
public static class ScanEndpoints
{
    public static IEndpointRouteBuilder MapScans(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/scans", UploadAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy).RequirePage().LimitUploads().ExcludeFromDescription();
        routes.MapGet("/scans/{id:guid}", DownloadAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> UploadAsync(string? kind, Guid? node, HttpRequest request, ScanService scans, IOptions<UploadOptions> options, Strings words, CancellationToken ct)
    {
        if (!Enum.TryParse<ScanKind>(kind, out var parsed) || !Enum.IsDefined(parsed) || node is null)
            return ApiErrors.BadRequest.ToProblem(words);
        var owner = await scans.MayUploadAsync(parsed, node.Value, ct);
        if (!owner.IsOk)
            return owner.Error.ToProblem(words);
        var form = await UploadForm.ReadAsync(request, options.Value.MaxImageBytes, [], ct);
        if (!form.IsOk)
            return form.Error.ToProblem(words);
        var scan = await scans.UploadAsync(parsed, owner.Value, form.Value, ct);
        return scan.IsOk ? TypedResults.Json(ScanPicture.Of(scan.Value), ScansJson.Default.ScanPicture, statusCode: StatusCodes.Status201Created) : scan.Error.ToProblem(words);
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, ScanQueries queries, ScanDownload download, CancellationToken ct)
    {
        var scan = await queries.FindAsync(id, ct);
        return await download.AnswerAsync(context, scan, scan?.Label ?? "", ct);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ScanPicture))]
internal sealed partial class ScansJson : JsonSerializerContext;
