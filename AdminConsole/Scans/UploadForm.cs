using System.Text;
using AdminConsole.Api;
using AdminConsole.Domain;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AdminConsole.Scans;

/// <summary>
/// A multipart upload of one file and a few short texts, read by hand: the framework's form reader would put large parts into temporary files, where pictures of
/// people do not belong, and reads everything before anybody looks at the length (FI-01).
/// </summary>
public sealed class UploadForm
{
    private const int MaxTextBytes = 100, MaxOverhead = 8 * 1024, MaxBoundary = 100;

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    private UploadForm()
    {
    }

    /// <summary>The file; one byte longer than allowed when it was cut off there.</summary>
    public byte[]? File { get; private set; }

    /// <summary>Declared content type of the file.</summary>
    public string? ContentType { get; private set; }

    /// <summary>Declared name of the file.</summary>
    public string? FileName { get; private set; }

    /// <summary>The text part of that name, or null.</summary>
    public string? this[string name] => texts.GetValueOrDefault(name);

    /// <param name="request">The request.</param>
    /// <param name="maxFileBytes">Longest file; one byte more ends the reading, and the form then holds that one byte more.</param>
    /// <param name="texts">Names of the text parts; any other part, or one that comes twice, is <c>bad_request</c>.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Result<UploadForm>> ReadAsync(HttpRequest request, int maxFileBytes, string[] texts, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return ApiErrors.UnsupportedType;
        if (request.ContentLength > maxFileBytes + MaxOverhead)
            return new UploadForm { File = new byte[maxFileBytes + 1] };
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundary)
            return ApiErrors.BadRequest;
        try
        {
            var form = new UploadForm();
            return await form.ReadPartsAsync(new MultipartReader(boundary, request.Body), maxFileBytes, texts, ct) ? form : ApiErrors.BadRequest;
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return ApiErrors.BadRequest;
        }
    }

    private async Task<bool> ReadPartsAsync(MultipartReader reader, int maxFileBytes, string[] names, CancellationToken ct)
    {
        while (await reader.ReadNextSectionAsync(ct) is { } part)
        {
            var name = part.GetContentDispositionHeader() is { } disposition ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString() : "";
            if (name == "file" && File is null)
            {
                (ContentType, FileName) = (part.ContentType, part.AsFileSection()?.FileName);
                File = await ReadAsync(part.Body, maxFileBytes, ct);
                if (File.Length > maxFileBytes)
                    return true;
            }
            else if (!names.Contains(name) || !texts.TryAdd(name, Encoding.UTF8.GetString(await ReadAsync(part.Body, MaxTextBytes, ct))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>At most one byte more than allowed.</summary>
    private static async Task<byte[]> ReadAsync(Stream part, int most, CancellationToken ct)
    {
        var buffer = new byte[most + 1];
        var length = await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return buffer[..length];
    }
}
