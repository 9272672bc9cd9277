using System.Diagnostics;
using System.Text;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Scans;

namespace AdminConsole.Tests.Scans;

public sealed class ImageCheckTests
{
    private static readonly UploadOptions Options = new();

    public static TheoryData<string> SampleImages() => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "samples", "images")).Select(path => Path.GetFileName(path))];

    public static TheoryData<string, byte[]> NotImages() => new()
    {
        { "empty", [] },
        { "gif", [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B] },
        { "webp", [.. "RIFF"u8, 36, 0, 0, 0, .. "WEBPVP8 "u8, .. new byte[20]] },
        { "svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>") },
        { "html", Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>") },
        { "pdf", Encoding.UTF8.GetBytes("%PDF-1.7\n%%EOF") },
        { "bmp", [.. "BM"u8, .. new byte[60]] },
        { "jpeg magic alone", [0xFF, 0xD8, 0xFF] },
        { "png magic alone", PngBytes.Signature },
    };

    [Theory]
    [MemberData(nameof(SampleImages))]
    public void FI02_GenuineImage_IsAccepted(string fileName)
    {
        var limits = fileName.StartsWith(MaterialSlots.Photo, StringComparison.Ordinal) ? Options.Photo() : Options.Scan();
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "images", fileName));

        var image = ImageCheck.Check(bytes, fileName.EndsWith("png", StringComparison.Ordinal) ? "image/png" : "image/jpeg", fileName, limits).Value;

        Assert.True(image is { Width: > 100, Height: > 100 });
        Assert.True(image.Bytes.Length <= bytes.Length);
        Assert.Equal(image.ContentType, image.Format == ImageFormat.Png ? "image/png" : "image/jpeg");
    }

    [Theory]
    [MemberData(nameof(NotImages))]
    public void FI02_OtherContent_IsRefusedUnderAnyName(string name, byte[] bytes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(ImageErrors.Invalid, Check(bytes, "image/jpeg", "a.jpg"));
        Assert.Equal(ImageErrors.Invalid, Check(bytes, "image/png", "a.png"));
    }

    [Theory]
    [InlineData("image/jpeg", "a.jpg", true)]
    [InlineData("image/jpeg", "扫描件.JPEG", true)]
    [InlineData("IMAGE/JPEG; charset=binary", "a.jpg", true)]
    [InlineData("image/jpg", "a.jpg", true)]
    [InlineData("image/png", "a.jpg", false)]
    [InlineData("image/jpeg", "a.png", false)]
    [InlineData("image/jpeg", "a.jpg.exe", false)]
    [InlineData("image/jpeg", "a", false)]
    [InlineData("application/octet-stream", "a.jpg", false)]
    [InlineData(null, "a.jpg", false)]
    [InlineData("image/jpeg", null, false)]
    public void FI02_DeclaredTypeAndName_MustAgreeWithTheContent(string? contentType, string? fileName, bool accepted) =>
        Assert.Equal(accepted ? null : ImageErrors.Invalid, Check(JpegBytes.Baseline(), contentType, fileName));

    [Fact]
    public void FI02_Photo_IsJpegOnlyAndSmallerThanThirtyKilobytes()
    {
        Assert.Equal(ImageErrors.Invalid, ImageCheck.Check(PngBytes.Grey(), "image/png", "a.png", Options.Photo()).Error);
        Assert.True(ImageCheck.Check(Padded(30_719), "image/jpeg", "a.jpg", Options.Photo()).IsOk);
        Assert.Equal(ImageErrors.TooLarge(Options.Photo()).Code, ImageCheck.Check(Padded(30_720), "image/jpeg", "a.jpg", Options.Photo()).Error?.Code);
    }

    [Fact]
    public void FI02_Image_MayHaveTwoHundredKilobytesAndNoMore()
    {
        Assert.Null(Check(Padded(204_800), "image/jpeg", "a.jpg"));
        var error = Check(Padded(204_801), "image/jpeg", "a.jpg");
        Assert.Equal(("file_too_large", ErrorKind.TooLarge), (error?.Code, error?.Kind));
        Assert.Equal([200], error!.Args);
    }

    [Fact]
    public void Limits_Slot_DecidesWhichApply()
    {
        Assert.Equal(Options.Photo(), Options.For(MaterialSlots.Find(MaterialSlots.Photo)!));
        Assert.Equal(Options.Scan(), Options.For(MaterialSlots.Find("ID_DOCUMENT")!));
    }

    [Fact]
    public void FI03_Digests_AreOfTheReceivedAndOfTheStoredBytes()
    {
        byte[] received = [.. JpegBytes.Baseline(), .. "trailing"u8];

        var image = ImageCheck.Check(received, "image/jpeg", "a.jpg", Options.Scan()).Value;

        Assert.Equal(JpegBytes.Baseline(), image.Bytes);
        Assert.Equal(ImageCheck.Digest(received), image.ReceivedSha256);
        Assert.Equal(ImageCheck.Digest(image.Bytes), image.Sha256);
        Assert.Matches("^[0-9a-f]{64}$", image.Sha256);
    }

    [Fact]
    public void FI04_HostileImage_TakesLittleMemoryAndTime()
    {
        byte[][] hostile =
        [
            [.. PngBytes.Signature, .. PngBytes.Header(int.MaxValue, int.MaxValue), .. PngBytes.Pixels(1000), .. PngBytes.End],
            [.. PngBytes.Signature, .. PngBytes.Header(8000, 3125, 16, 6), .. PngBytes.Pixels((3125L * 64_001) - 1), .. PngBytes.End],
            [.. PngBytes.Signature, .. PngBytes.Header(1, 1), .. PngBytes.Pixels(150_000_000), .. PngBytes.End],
            [.. JpegBytes.Soi, .. JpegBytes.Tables, .. JpegBytes.Frame(0xC0, 65_535, 65_535), .. JpegBytes.Scan(0, 63, 8), .. JpegBytes.Eoi],
        ];
        Assert.All(hostile, bytes =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.NotNull(Check(bytes, bytes[0] == 0xFF ? "image/jpeg" : "image/png", bytes[0] == 0xFF ? "a.jpg" : "a.png"));
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 << 20);

            // The fastest of a few: the machine may be busy with something else, the check may not.
            Assert.InRange(Enumerable.Range(0, 5).Min(_ => Elapsed(bytes)), TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
        });

        static TimeSpan Elapsed(byte[] bytes)
        {
            var start = Stopwatch.GetTimestamp();
            Assert.NotNull(Check(bytes, bytes[0] == 0xFF ? "image/jpeg" : "image/png", bytes[0] == 0xFF ? "a.jpg" : "a.png"));
            return Stopwatch.GetElapsedTime(start);
        }
    }

    /// <summary>A picture grown to a size by a comment, which is counted although it is not kept.</summary>
    private static byte[] Padded(int length)
    {
        var picture = JpegBytes.Baseline();
        var comments = new MemoryStream();
        for (var left = length - picture.Length; left > 0;)
        {
            var size = left <= 65_000 ? left : 60_000;
            comments.Write(JpegBytes.Segment(0xFE, new byte[size - 4]));
            left -= size;
        }
        return [.. picture[..2], .. comments.ToArray(), .. picture[2..]];
    }

    private static Error? Check(byte[] bytes, string? contentType, string? fileName) => ImageCheck.Check(bytes, contentType, fileName, Options.Scan()).Error;
}
