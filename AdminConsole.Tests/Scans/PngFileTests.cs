using AdminConsole.Scans;
using FsCheck;
using FsCheck.Fluent;
using static AdminConsole.Tests.Scans.PngBytes;

namespace AdminConsole.Tests.Scans;

public sealed class PngFileTests
{
    private static readonly ImageLimits Limits = new UploadOptions().Scan();

    private static readonly byte[] Whole = Pixels(17 * 16);

    public static TheoryData<string, byte[]> Broken() => new()
    {
        { "no end", [.. Signature, .. Header(16, 16), .. Whole] },
        { "no pixels", [.. Signature, .. Header(16, 16), .. End] },
        { "empty pixels", [.. Signature, .. Header(16, 16), .. Chunk("IDAT", []), .. End] },
        { "header not first", [.. Signature, .. Chunk("tEXt", []), .. Header(16, 16), .. Whole, .. End] },
        { "two headers", [.. Signature, .. Header(16, 16), .. Header(16, 16), .. Whole, .. End] },
        { "wrong checksum", [.. Signature, .. Header(16, 16)[..^1], 0, .. Whole, .. End] },
        { "too few pixels", [.. Signature, .. Header(16, 16), .. Pixels((17 * 16) - 1), .. End] },
        { "too many pixels", [.. Signature, .. Header(16, 16), .. Pixels((17 * 16) + 1), .. End] },
        { "bomb", [.. Signature, .. Header(16, 16), .. Pixels(100_000_000), .. End] },
        { "promise beyond what deflate can hold", [.. Signature, .. Header(8000, 3000), .. Whole, .. End] },
        { "pixels that do not inflate", [.. Signature, .. Header(16, 16), .. Chunk("IDAT", [.. "not deflated at all"u8]), .. End] },
        { "wrong Adler sum", [.. Signature, .. Header(16, 16), .. Chunk("IDAT", [.. Deflated(17 * 16)[..^1], 0x55]), .. End] },
        { "unknown filter", [.. Signature, .. Header(2, 1), .. Chunk("IDAT", [0x78, 0x01, 1, 3, 0, 0xFC, 0xFF, 5, 0, 0, 0, 8, 0, 6]), .. End] },
        { "pixels apart", [.. Signature, .. Header(16, 16), .. Chunk("IDAT", Deflated(17 * 16)[..4]), .. Chunk("tEXt", []), .. Chunk("IDAT", Deflated(17 * 16)[4..]), .. End] },
        { "animated", [.. Signature, .. Header(16, 16), .. Chunk("acTL", [0, 0, 0, 1, 0, 0, 0, 0]), .. Whole, .. End] },
        { "animated late", [.. Signature, .. Header(16, 16), .. Whole, .. Chunk("fdAT", new byte[8]), .. End] },
        { "unknown critical chunk", [.. Signature, .. Header(16, 16), .. Chunk("CgBI", new byte[4]), .. Whole, .. End] },
        { "palette missing", [.. Signature, .. Header(16, 16, colour: 3), .. Whole, .. End] },
        { "palette too long", [.. Signature, .. Header(16, 16, depth: 1, colour: 3), .. Chunk("PLTE", new byte[9]), .. Pixels(3 * 16), .. End] },
        { "palette on grey", [.. Signature, .. Header(16, 16), .. Chunk("PLTE", new byte[3]), .. Whole, .. End] },
        { "palette after pixels", [.. Signature, .. Header(16, 16, colour: 2), .. Pixels(49 * 16), .. Chunk("PLTE", new byte[3]), .. End] },
        { "transparency of another colour type", [.. Signature, .. Header(16, 16), .. Chunk("tRNS", new byte[6]), .. Whole, .. End] },
        { "end with content", [.. Signature, .. Header(16, 16), .. Whole, .. Chunk("IEND", [1])] },
        { "depth three", [.. Signature, .. Header(16, 16, depth: 3), .. Whole, .. End] },
        { "colour type five", [.. Signature, .. Header(16, 16, colour: 5), .. Whole, .. End] },
        { "interlace two", [.. Signature, .. Header(16, 16, interlace: 2), .. Whole, .. End] },
        { "no width", [.. Signature, .. Header(0, 16), .. Whole, .. End] },
        { "negative height", [.. Signature, .. Header(16, -16), .. Whole, .. End] },
        { "chunk type not of letters", [.. Signature, .. Header(16, 16), .. Chunk("te\0t", []), .. Whole, .. End] },
        { "length beyond the file", [.. Signature, .. Header(16, 16), 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, .. new byte[20]] },
    };

    [Fact]
    public void FI02_EveryColourTypeAndInterlace_IsAccepted()
    {
        Assert.Equal((16, 16), Size(Grey()));
        Assert.Equal((5, 3), Size([.. Signature, .. Header(5, 3, depth: 1), .. Pixels(2 * 3), .. End]));
        Assert.Equal((5, 3), Size([.. Signature, .. Header(5, 3, colour: 2), .. Chunk("tRNS", new byte[6]), .. Pixels(16 * 3), .. End]));
        Assert.Equal((5, 3), Size([.. Signature, .. Header(5, 3, depth: 2, colour: 3), .. Chunk("PLTE", new byte[12]), .. Chunk("tRNS", new byte[4]), .. Pixels(3 * 3), .. End]));
        Assert.Equal((5, 3), Size([.. Signature, .. Header(5, 3, depth: 16, colour: 4), .. Pixels(21 * 3), .. End]));
        Assert.Equal((5, 3), Size([.. Signature, .. Header(5, 3, depth: 16, colour: 6), .. Pixels(41 * 3), .. End]));

        // Adam7 of 5 × 3 pixels: passes of 1×1, 1×1, none, 1×1, 3×1, 2×2 and 5×1, each row with its filter byte.
        Assert.Equal((5, 3), Size([.. Signature, .. Header(5, 3, interlace: 1), .. Pixels(2 + 2 + 2 + 4 + 6 + 6), .. End]));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void FI02_Broken_IsRefused(string name, byte[] bytes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(ImageErrors.Invalid, PngFile.Rewrite(bytes, Limits).Error);
    }

    [Fact]
    public void FI02_CutAnywhere_IsRefused() =>
        Assert.All(Enumerable.Range(8, Grey().Length - 8), length => Assert.False(PngFile.Rewrite(Grey().AsSpan(0, length), Limits).IsOk));

    [Fact]
    public void FI04_AnyByteReplaced_IsRefused() =>
        Prop.ForAll(Gen.Choose(8, Grey().Length - 1).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (position, change) =>
        {
            var bytes = Grey();
            bytes[position] ^= (byte)change;
            return !PngFile.Rewrite(bytes, Limits).IsOk;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(8001, 10)]
    [InlineData(10, 8001)]
    [InlineData(5001, 5000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void FI02_LargerThanTheLimits_IsRefusedByItsHeader(int width, int height) =>
        Assert.Equal("image_dimensions", PngFile.Rewrite((byte[])[.. Signature, .. Header(width, height)], Limits).Error?.Code);

    [Fact]
    public void FI03_Metadata_IsLeftBehind()
    {
        var pixels = Deflated(17 * 16);
        byte[] loaded =
        [
            .. Signature, .. Header(16, 16), .. Chunk("iCCP", [.. "icc"u8]), .. Chunk("tEXt", [.. "Comment\0hello"u8]), .. Chunk("eXIf", [.. "MM"u8]), .. Chunk("zTXt", []),
            .. Chunk("IDAT", pixels[..5]), .. Chunk("IDAT", pixels[5..]), .. Chunk("iTXt", []), .. Chunk("tIME", new byte[7]), .. End, .. "<script>after the end</script>"u8,
        ];

        Assert.Equal(Grey(), PngFile.Rewrite(loaded, Limits).Value.Bytes);
    }

    private static (int, int) Size(byte[] bytes)
    {
        var image = PngFile.Rewrite(bytes, Limits).Value;
        Assert.Equal(bytes, image.Bytes);
        return (image.Width, image.Height);
    }
}
