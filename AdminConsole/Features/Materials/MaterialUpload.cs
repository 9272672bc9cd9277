using System.Text;
using AdminConsole.Api;
using AdminConsole.Domain;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AdminConsole.Features.Materials;

/// <summary>
/// A multipart upload of one slot and one file, read by hand: the framework's form reader would put large parts into temporary files, where pictures of
/// people do not belong, and reads everything before anybody looks at the length (FI-01).
/// </summary>
internal sealed record MaterialUpload(string? Slot, byte[]? File, string? ContentType, string? FileName)
{
    private const int MaxSlotBytes = 100, MaxOverhead = 8 * 1024, MaxBoundary = 100;

    /// <param name="request">The request.</param>
    /// <param name="maxFileBytes">Longest file; one byte more ends the reading, and the upload then holds that one byte more.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Result<MaterialUpload>> ReadAsync(HttpRequest request, int maxFileBytes, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return ApiErrors.UnsupportedType;
        if (request.ContentLength > maxFileBytes + MaxOverhead)
            return new MaterialUpload(Slot: null, new byte[maxFileBytes + 1], ContentType: null, FileName: null);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundary)
            return ApiErrors.BadRequest;
        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, request.Body), maxFileBytes, ct);
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return ApiErrors.BadRequest;
        }
    }

    private static async Task<Result<MaterialUpload>> ReadPartsAsync(MultipartReader reader, int maxFileBytes, CancellationToken ct)
    {
        var upload = new MaterialUpload(Slot: null, File: null, ContentType: null, FileName: null);
        while (await reader.ReadNextSectionAsync(ct) is { } part)
        {
            var name = part.GetContentDispositionHeader() is { } disposition ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString() : "";
            switch (name)
            {
                case "slot" when upload.Slot is null:
                    upload = upload with { Slot = Encoding.UTF8.GetString(await ReadAsync(part.Body, MaxSlotBytes, ct)) };
                    break;
                case "file" when upload.File is null:
                    var file = part.AsFileSection();
                    upload = upload with { File = await ReadAsync(part.Body, maxFileBytes, ct), ContentType = part.ContentType, FileName = file?.FileName };
                    if (upload.File.Length > maxFileBytes)
                        return upload;
                    break;
                default:
                    return ApiErrors.BadRequest;
            }
        }

        return upload;
    }

    /// <summary>At most one byte more than allowed.</summary>
    private static async Task<byte[]> ReadAsync(Stream part, int most, CancellationToken ct)
    {
        var buffer = new byte[most + 1];
        var length = await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return buffer[..length];
    }
}
