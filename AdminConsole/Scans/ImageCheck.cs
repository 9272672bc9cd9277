using System.Security.Cryptography;
using AdminConsole.Domain;

namespace AdminConsole.Scans;

public enum ImageFormat
{
    Jpeg,
    Png,
}

/// <summary>An image that may be stored. Its bytes are not the received ones: they hold no metadata and end where the picture ends.</summary>
/// <param name="Format">By content.</param>
/// <param name="Width">As it is shown, the right way up.</param>
/// <param name="Height">As it is shown, the right way up.</param>
/// <param name="Orientation">How the bytes have to be turned to be shown: 1 (as they lie) to 8, as EXIF counts.</param>
/// <param name="Bytes">What is stored.</param>
/// <param name="ReceivedSha256">Lower-case hex digest of what came.</param>
public sealed record CheckedImage(ImageFormat Format, int Width, int Height, int Orientation, byte[] Bytes, string ReceivedSha256)
{
    /// <summary>Lower-case hex digest of <see cref="Bytes"/>.</summary>
    public string Sha256 { get; } = ImageCheck.Digest(Bytes);

    public string ContentType => Format == ImageFormat.Jpeg ? StoredScan.Jpeg : StoredScan.Png;
}

/// <summary>
/// Accepts JPEG (baseline, extended or progressive Huffman) and PNG by content (FI-02) and rewrites them without metadata (FI-03). Memory depends on the file's
/// length, never on the dimensions it declares. A JPEG's orientation leaves its bytes with the rest of EXIF and is kept beside them
/// (docs/decisions/005-scans.md); of a PNG no program heeds one.
/// </summary>
public static class ImageCheck
{
    /// <param name="received">The file as it came.</param>
    /// <param name="contentType">Declared content type; must agree with the content.</param>
    /// <param name="fileName">Declared name; its extension must agree with the content.</param>
    /// <param name="limits">From <see cref="UploadOptions"/>.</param>
    /// <returns>The image, or <c>file_too_large</c>, <c>image_invalid</c>, <c>image_dimensions</c>.</returns>
    public static Result<CheckedImage> Check(byte[] received, string? contentType, string? fileName, ImageLimits limits)
    {
        if (received.Length > limits.MaxBytes)
            return ImageErrors.TooLarge(limits);
        if (FormatOf(received) is not { } format || !Agrees(format, contentType, fileName) || (limits.JpegOnly && format != ImageFormat.Jpeg))
            return ImageErrors.Invalid;
        var rewritten = format == ImageFormat.Jpeg ? JpegFile.Rewrite(received, limits) : PngFile.Rewrite(received, limits);
        return rewritten.Map(image =>
        {
            var (width, height) = ExifOrientation.IsSideways(image.Orientation) ? (image.Height, image.Width) : (image.Width, image.Height);
            return new CheckedImage(format, width, height, image.Orientation, image.Bytes, Digest(received));
        });
    }

    internal static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ImageFormat? FormatOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(JpegFile.Magic))
            return ImageFormat.Jpeg;
        return bytes.StartsWith(PngFile.Magic) ? ImageFormat.Png : null;
    }

    private static bool Agrees(ImageFormat format, string? contentType, string? fileName)
    {
        var type = contentType?.Split(';')[0].Trim();
        var extension = Path.GetExtension(fileName);
        string[] types = format == ImageFormat.Jpeg ? ["image/jpeg", "image/jpg"] : ["image/png"];
        string[] extensions = format == ImageFormat.Jpeg ? [".jpg", ".jpeg"] : [".png"];
        return types.Contains(type, StringComparer.OrdinalIgnoreCase) && extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>What a format's walk found and wrote.</summary>
internal sealed record RewrittenImage(int Width, int Height, byte[] Bytes, int Orientation);
