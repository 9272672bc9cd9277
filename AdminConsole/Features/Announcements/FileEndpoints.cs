using System.Text.Json.Serialization;
using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Scans;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Announcements;

/// <summary>Published files: up over HTTP, not through a circuit (FI-01), and down by an id that says nothing (FI-06).</summary>
internal static class FileEndpoints
{
    public static async Task<IResult> UploadAsync(HttpRequest request, FileService files, IOptions<AnnouncementOptions> options, Strings words, CancellationToken ct)
    {
        var form = await UploadForm.ReadAsync(request, options.Value.MaxFileBytes, [], ct);
        if (!form.IsOk)
            return form.Error.ToProblem(words);
        var stored = await files.UploadAsync(form.Value, ct);
        return stored.IsOk ? TypedResults.Json(stored.Value, FilesJson.Default.FileRow, statusCode: StatusCodes.Status201Created) : stored.Error.ToProblem(words);
    }

    public static async Task<IResult> DownloadAsync(Guid id, HttpContext context, FileQueries queries, JobFileService files, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } file)
        {
            context.Response.Headers.CacheControl = "no-store";
            return Error.NotFound.ToProblem();
        }

        context.Response.Headers.DescribeFile("attachment", file.Name);
        context.Response.ContentLength = file.Length;
        return Results.Stream(target => files.CopyToAsync(file, target, ct), file.ContentType);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FileRow))]
internal sealed partial class FilesJson : JsonSerializerContext;
