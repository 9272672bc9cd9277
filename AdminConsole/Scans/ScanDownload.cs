using AdminConsole.Api;
using AdminConsole.Domain;
using AdminConsole.Domain.Scans;

namespace AdminConsole.Scans;

/// <summary>How every stored image leaves (FI-06). The caller has found its row through the record that holds it, under the reader's own scope.</summary>
public sealed class ScanDownload(IScanStore store, ScanHealth health)
{
    /// <param name="context">The request.</param>
    /// <param name="image">The row; null answers as if there were none anywhere.</param>
    /// <param name="name">What a saved copy is called, without an extension.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, IStoredImage? image, string name, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (image is null || await ReadAsync(image, ct) is not { } bytes)
            return Error.NotFound.ToProblem();
        context.Response.Headers.DescribeFile("inline", Path.ChangeExtension(name.Length == 0 ? "scan" : name, image.ContentType == StoredScan.Png ? ".png" : ".jpg"));
        return TypedResults.Bytes(bytes, image.ContentType);
    }

    /// <summary>The image as it is to be shown; null, and known to health, when it is missing or was altered.</summary>
    public async Task<byte[]?> ReadAsync(IStoredImage image, CancellationToken ct)
    {
        var bytes = await store.ReadAsync(image.StorageName, ct);
        health.Note(image.StorageName, isThere: bytes is not null);
        return bytes is null ? null : Upright(bytes, image.ContentType, image.Orientation);
    }

    /// <summary>The bytes of an image that is kept elsewhere than in the scan store, as they are to be shown.</summary>
    public static byte[] Upright(CheckedImage image) => Upright(image.Bytes, image.ContentType, image.Orientation);

    private static byte[] Upright(byte[] bytes, string contentType, int orientation) => contentType == StoredScan.Jpeg ? ExifOrientation.Write(bytes, orientation) : bytes;
}
