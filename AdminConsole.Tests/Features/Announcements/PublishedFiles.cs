using System.IO.Compression;
using AdminConsole.Scans;
using Microsoft.AspNetCore.Http;

namespace AdminConsole.Tests.Features.Announcements;

/// <summary>Small real files of the kinds that are published.</summary>
internal static class PublishedFiles
{
    public static byte[] Pdf { get; } = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    public static byte[] Workbook()
    {
        using var workbook = new ClosedXML.Excel.XLWorkbook();
        workbook.AddWorksheet("清单").Cell(1, 1).Value = "材料";
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    public static byte[] Package(params string[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts.Prepend("[Content_Types].xml"))
                archive.CreateEntry(part).Open().Dispose();
        }

        return stream.ToArray();
    }

    /// <summary>What the endpoint reads of a browser's upload.</summary>
    public static async Task<UploadForm> FormAsync(byte[] file, string name)
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        var request = new DefaultHttpContext().Request;
        request.ContentType = body.Headers.ContentType!.ToString();
        request.Body = await body.ReadAsStreamAsync();
        return (await UploadForm.ReadAsync(request, AdminConsole.Features.Announcements.AnnouncementOptions.MiB, [], CancellationToken.None)).Value;
    }
}
