using System.Text;
using AdminConsole.Scans;
using FsCheck;
using FsCheck.Fluent;
using static AdminConsole.Tests.Scans.JpegBytes;

namespace AdminConsole.Tests.Scans;

public sealed class JpegFileTests
{
    private static readonly ImageLimits Limits = new UploadOptions().Scan();

    public static TheoryData<string, byte[]> Broken() => new()
    {
        { "no end", Baseline()[..^2] },
        { "no frame", [.. Soi, .. Tables, .. Scan(0, 63, 8), .. Eoi] },
        { "no scan", [.. Soi, .. Tables, .. Frame(0xC0, 16, 16), .. Eoi] },
        { "no tables", [.. Soi, .. Frame(0xC0, 16, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "scan without data", [.. Soi, .. Tables, .. Frame(0xC0, 16, 16), .. Scan(0, 63, 8)[..^1], .. Eoi] },
        { "scan of an unknown component", [.. Soi, .. Tables, .. Frame(0xC0, 16, 16), .. Segment(0xDA, [1, 9, 0, 0, 63, 0]), 0, .. Eoi] },
        { "two frames", [.. Soi, .. Tables, .. Frame(0xC0, 16, 16), .. Frame(0xC0, 16, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "lossless", [.. Soi, .. Tables, .. Frame(0xC3, 16, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "arithmetic", [.. Soi, .. Tables, .. Frame(0xC9, 16, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "arithmetic progressive", [.. Soi, .. Tables, .. Frame(0xCA, 16, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "hierarchical", [.. Soi, .. Tables, .. Segment(0xDE, new byte[9]), .. Frame(0xC0, 16, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "twelve bits", [.. Soi, .. Tables, .. Frame(0xC1, 16, 16, precision: 12), .. Scan(0, 63, 8), .. Eoi] },
        { "no height", [.. Soi, .. Tables, .. Frame(0xC0, 16, 0), .. Scan(0, 63, 8), .. Eoi] },
        { "no width", [.. Soi, .. Tables, .. Frame(0xC0, 0, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "one colour of three", [.. Soi, .. Tables, .. Segment(0xC0, [8, 0, 16, 0, 16, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]), .. Scan(0, 63, 8), .. Eoi] },
        { "text as quantisation table", [.. Soi, .. Segment(0xDB, Encoding.ASCII.GetBytes("<script>")), .. Tables, .. Frame(0xC0, 16, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "text as Huffman table", [.. Soi, .. Segment(0xC4, Encoding.ASCII.GetBytes("<script>alert(1)</script>")), .. Tables, .. Frame(0xC0, 16, 16), .. Scan(0, 63, 8), .. Eoi] },
        { "rubbish between segments", [.. Soi, .. "rubbish"u8, .. Baseline()[2..]] },
        { "segment longer than the file", [.. Soi, 0xFF, 0xE0, 0xFF, 0xFF, 0] },
        { "segment shorter than its length", [.. Soi, 0xFF, 0xE0, 0, 1, .. Baseline()[2..]] },
        { "hundreds of scans", [.. Soi, .. Tables, .. Frame(0xC2, 16, 16), .. Enumerable.Range(0, 500).SelectMany(_ => Scan(1, 63, 4)), .. Eoi] },
    };

    [Theory]
    [InlineData(1, true, 40, 24)]
    [InlineData(3, false, 40, 24)]
    [InlineData(6, true, 24, 40)]
    [InlineData(8, false, 24, 40)]
    public void FI03_Orientation_LeavesTheBytesAndIsKeptBesideThem(int orientation, bool little, int width, int height)
    {
        var plain = Baseline(40, 24);
        byte[] received = [.. Soi, .. Segment(0xE1, Exif(orientation, little)), .. plain[2..]];

        var image = ImageCheck.Check(received, "image/jpeg", "a.jpg", Limits).Value;

        Assert.Equal(plain, image.Bytes);
        Assert.Equal((orientation, width, height), (image.Orientation, image.Width, image.Height));
        var shown = ExifOrientation.Write(image.Bytes, image.Orientation);
        Assert.Equal(orientation, ImageCheck.Check(shown, "image/jpeg", "a.jpg", Limits).Value.Orientation);
        Assert.Equal(orientation == 1 ? plain.Length : plain.Length + 36, shown.Length);
    }

    [Fact]
    public void FI03_OrientationThatIsNone_IsUpright()
    {
        byte[][] odd = [Exif(0, true), Exif(9, false), Exif(6, true)[..20], [.. "Exif\0\0II*\0"u8, 255, 255, 255, 255], "Exif\0\0"u8.ToArray(), "http://ns.adobe.com/xap/1.0/"u8.ToArray()];

        Assert.All(odd, payload => Assert.Equal(1, ImageCheck.Check([.. Soi, .. Segment(0xE1, payload), .. Baseline()[2..]], "image/jpeg", "a.jpg", Limits).Value.Orientation));
    }

    /// <summary>One directory with the camera's make before the orientation.</summary>
    private static byte[] Exif(int orientation, bool little) => little
        ? [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0F, 1, 2, 0, 4, 0, 0, 0, (byte)'A', (byte)'B', (byte)'C', 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
        : [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2, 1, 0x0F, 0, 2, 0, 0, 0, 4, (byte)'A', (byte)'B', (byte)'C', 0, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    [Fact]
    public void FI02_BaselineAndProgressive_AreAccepted()
    {
        Assert.Equal((16, 16), Size(Baseline()));
        Assert.Equal((33, 50), Size(Progressive(33, 50)));
        Assert.Equal((8000, 3125), Size(Baseline(8000, 3125)));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void FI02_Broken_IsRefused(string name, byte[] bytes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(ImageErrors.Invalid, JpegFile.Rewrite(bytes, Limits).Error);
    }

    [Fact]
    public void FI02_CutAnywhere_IsRefused() =>
        Assert.All(new[] { Baseline(), Progressive() }, whole =>
            Assert.All(Enumerable.Range(2, whole.Length - 3), length => Assert.False(JpegFile.Rewrite(whole.AsSpan(0, length), Limits).IsOk)));

    [Fact]
    public void FI04_AnyBytesReplaced_NeverThrow() =>
        Prop.ForAll(Gen.Choose(2, Progressive().Length - 1).ArrayOf().ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (positions, value) =>
        {
            var bytes = Progressive();
            foreach (var position in positions)
                bytes[position] = (byte)value;
            var result = JpegFile.Rewrite(bytes, Limits);
            return !result.IsOk || result.Value.Bytes.Length <= bytes.Length;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(8001, 10)]
    [InlineData(10, 8001)]
    [InlineData(5001, 5000)]
    [InlineData(65535, 65535)]
    public void FI02_LargerThanTheLimits_IsRefusedByItsHeader(int width, int height) =>
        Assert.Equal("image_dimensions", JpegFile.Rewrite((byte[])[.. Soi, .. Tables, .. Frame(0xC0, width, height)], Limits).Error?.Code);

    [Fact]
    public void FI03_Metadata_IsLeftBehind()
    {
        var plain = Baseline();
        byte[] loaded =
        [
            .. Soi, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 2, 1, .. "thumbs"u8]), .. Segment(0xE0, [.. "JFXX\0"u8, 0x10, .. "thumbnail"u8]),
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. "GPS"u8]), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8]), .. Segment(0xE2, [.. "ICC_PROFILE\0"u8]),
            .. Segment(0xED, [.. "Photoshop 3.0\0"u8]), .. Segment(0xFE, [.. "a comment"u8]), 0xFF, .. plain[(2 + Jfif.Length)..], .. "<script>after the end</script>"u8,
        ];

        Assert.Equal(plain, JpegFile.Rewrite(loaded, Limits).Value.Bytes);
    }

    [Fact]
    public void FI03_AdobeColourTransform_IsKeptWithoutWhatFollowsIt()
    {
        byte[] adobe = [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1];
        byte[] loaded = [.. Soi, .. Segment(0xEE, [.. adobe, .. "hidden"u8]), .. Baseline()[2..]];

        Assert.Equal([.. Soi, .. Segment(0xEE, adobe), .. Baseline()[2..]], JpegFile.Rewrite(loaded, Limits).Value.Bytes);
    }

    [Fact]
    public void FI02_StuffedBytesAndRestarts_BelongToTheScan()
    {
        byte[] picture = [.. Soi, .. Tables, .. Segment(0xDD, [0, 1]), .. Frame(0xC0, 16, 8), .. Scan(0, 63, 2), 0xFF, 0xD0, 0x3F, 0xFF, 0x00, 0xFF, 0xD1, 0x3F, .. Eoi];

        Assert.Equal(picture, JpegFile.Rewrite(picture, Limits).Value.Bytes);
    }

    private static (int, int) Size(byte[] bytes)
    {
        var image = JpegFile.Rewrite(bytes, Limits).Value;
        Assert.Equal(bytes, image.Bytes);
        return (image.Width, image.Height);
    }
}
