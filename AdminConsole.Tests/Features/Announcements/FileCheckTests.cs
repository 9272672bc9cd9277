using AdminConsole.Features.Announcements;
using AdminConsole.Scans;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Features.Announcements;

public sealed class FileCheckTests
{
    private const int Most = AnnouncementOptions.MiB;

    private static readonly byte[] Png = File.ReadAllBytes(Repository.FullPath("samples/images/ID_DOCUMENT-1.png"));

    [Fact]
    public void FI02_EachKind_IsTakenByItsContent()
    {
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Type(PublishedFiles.Workbook(), "清单.XLSX"));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Type(PublishedFiles.Package("word/document.xml"), "通知.docx"));
        Assert.Equal("application/pdf", Type(PublishedFiles.Pdf, "通知.pdf"));
        Assert.Equal("image/png", Type(Png, "图.png", "image/png"));
    }

    [Fact]
    public void FI02_ContentThatIsNotWhatTheNameSays_IsRefused()
    {
        Assert.Equal(FileErrors.Invalid, Check(PublishedFiles.Workbook(), "清单.docx").Error);
        Assert.Equal(FileErrors.Invalid, Check(PublishedFiles.Workbook(), "清单.pdf").Error);
        Assert.Equal(FileErrors.Invalid, Check(PublishedFiles.Workbook(), "清单.xlsm").Error);
        Assert.Equal(FileErrors.Invalid, Check(PublishedFiles.Workbook()[..200], "清单.xlsx").Error);
        Assert.Equal(FileErrors.Invalid, Check(PublishedFiles.Package("word/document.xml", "word/vbaProject.bin"), "通知.docx").Error);
        Assert.Equal(FileErrors.Invalid, Check("PK\u0003\u0004"u8.ToArray(), "通知.docx").Error);
        Assert.Equal(FileErrors.Invalid, Check(PublishedFiles.Pdf[..20], "通知.pdf").Error);
        Assert.Equal(FileErrors.Invalid, Check("<html>%PDF-1.7 %%EOF"u8.ToArray(), "通知.pdf").Error);
        Assert.Equal(FileErrors.Invalid, Check(Png, "图.jpg", "image/jpeg").Error);
        Assert.Equal(FileErrors.Invalid, Check("<svg/>"u8.ToArray(), "图.svg", "image/svg+xml").Error);
        Assert.Equal(FileErrors.Invalid, Check([], "空").Error);
        Assert.Equal("published_file_too_large", Check(new byte[Most + 1], "大.pdf").Error?.Code);
    }

    [Fact]
    public void FI03_Image_IsRewrittenWithoutWhatFollowsItsEnd()
    {
        var stored = Check([.. Png, .. "appended"u8], "图.png", "image/png").Value;

        Assert.Equal(-1, stored.Bytes.AsSpan().IndexOf("appended"u8));
        Assert.Equal(Check(Png, "图.png", "image/png").Value.Bytes, stored.Bytes);
    }

    private static AdminConsole.Domain.Result<CheckedFile> Check(byte[] bytes, string name, string? type = null) => FileCheck.Check(bytes, type, name, Most, new UploadOptions());

    private static string Type(byte[] bytes, string name, string? type = null) => Check(bytes, name, type).Value.ContentType;
}
