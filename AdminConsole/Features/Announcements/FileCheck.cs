using System.IO.Compression;
using AdminConsole.Domain;
using AdminConsole.Excel;
using AdminConsole.Scans;

namespace AdminConsole.Features.Announcements;

/// <summary>A file that may be published.</summary>
/// <param name="ContentType">By content.</param>
/// <param name="Bytes">What is stored: an image without what its camera wrote into it, a document as it came.</param>
internal sealed record CheckedFile(string ContentType, byte[] Bytes);

/// <summary>Takes workbooks, documents, PDF and images, by content and by name, which must agree. Nothing is inflated: an archive's own list of parts says enough.</summary>
internal static class FileCheck
{
    public const string Extensions = ".xlsx,.docx,.pdf,.jpg,.jpeg,.png";

    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Pdf = "application/pdf";
    private const int MostParts = 2000, PdfTail = 1024;

    /// <returns>The file, or <c>published_file_too_large</c>, <c>published_file_invalid</c>, <c>image_dimensions</c>.</returns>
    public static Result<CheckedFile> Check(byte[] received, string? contentType, string? fileName, int maxBytes, UploadOptions images)
    {
        if (received.Length > maxBytes)
            return FileErrors.TooLarge(maxBytes);
        return Path.GetExtension(fileName)?.ToUpperInvariant() switch
        {
            ".XLSX" => Package(received, "xl/workbook.xml", ExcelWriter.ContentType),
            ".DOCX" => Package(received, "word/document.xml", Document),
            ".PDF" when IsPdf(received) => new CheckedFile(Pdf, received),
            ".JPG" or ".JPEG" or ".PNG" => Image(received, contentType, fileName, images.Scan() with { MaxBytes = maxBytes }),
            _ => FileErrors.Invalid,
        };
    }

    private static Result<CheckedFile> Image(byte[] received, string? contentType, string? fileName, ImageLimits limits)
    {
        var image = ImageCheck.Check(received, contentType, fileName, limits);
        if (!image.IsOk)
            return image.Error == ImageErrors.Invalid ? FileErrors.Invalid : image.Error;
        return new CheckedFile(image.Value.ContentType, ScanDownload.Upright(image.Value));
    }

    /// <summary>An Office file by its parts, without macros: what is published is opened by thousands.</summary>
    private static Result<CheckedFile> Package(byte[] received, string mainPart, string contentType)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(received), ZipArchiveMode.Read);
            var parts = archive.Entries.Take(MostParts + 1).Select(entry => entry.FullName).ToList();
            var isWhole = parts.Count <= MostParts && parts.Contains("[Content_Types].xml") && parts.Contains(mainPart);
            return isWhole && !parts.Exists(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? new CheckedFile(contentType, received) : FileErrors.Invalid;
        }
        catch (InvalidDataException)
        {
            return FileErrors.Invalid;
        }
    }

    /// <summary>Begins and ends as a PDF does: what was cut off has no end.</summary>
    private static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8) && bytes[Math.Max(0, bytes.Length - PdfTail)..].IndexOf("%%EOF"u8) >= 0;
}
