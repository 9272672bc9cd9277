using System.Buffers.Binary;
using System.IO.Compression;
using AdminConsole.Domain;

namespace AdminConsole.Scans;

/// <summary>
/// Walks a PNG from chunk to chunk (ISO/IEC 15948) and copies what draws the picture: IHDR, PLTE, tRNS, IDAT, IEND. Text, EXIF, ICC, times and whatever
/// follows IEND are left behind; an animation is refused. The pixels are inflated to nowhere, to the last byte their header promises and not one more.
/// </summary>
internal static class PngFile
{
    private const int ChunkOverhead = 12;

    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Result<RewrittenImage> Rewrite(ReadOnlySpan<byte> bytes, ImageLimits limits)
    {
        var rest = bytes[Magic.Length..];
        if (!TryChunk(ref rest, out var type, out var data) || !type.SequenceEqual("IHDR"u8) || PngHeader.Read(data) is not { } header)
            return ImageErrors.Invalid;
        if (!limits.Allow(header.Width, header.Height))
            return ImageErrors.Dimensions(limits);
        var kept = new MemoryStream(bytes.Length);
        kept.Write(Magic);
        Keep(kept, "IHDR"u8, data);
        if (Pixels(rest, header, kept) is not { Length: > 0 } pixels || !Inflates(pixels, header))
            return ImageErrors.Invalid;
        Keep(kept, "IDAT"u8, pixels);
        Keep(kept, "IEND"u8, []);
        return new RewrittenImage(header.Width, header.Height, kept.ToArray(), ExifOrientation.Upright);
    }

    /// <summary>Copies palette and transparency and returns the IDAT chunks joined; null where the order of chunks is wrong or one is broken.</summary>
    private static byte[]? Pixels(ReadOnlySpan<byte> rest, PngHeader header, MemoryStream kept)
    {
        var pixels = new MemoryStream(rest.Length);
        var (hasPalette, hasTransparency, pixelsEnded) = (false, false, false);
        while (TryChunk(ref rest, out var type, out var data))
        {
            if (type.SequenceEqual("IDAT"u8))
            {
                if (pixelsEnded || (header.NeedsPalette && !hasPalette))
                    return null;
                pixels.Write(data);
                continue;
            }
            pixelsEnded = pixels.Length > 0;
            if (type.SequenceEqual("IEND"u8))
                return data.IsEmpty ? pixels.ToArray() : null;
            if (type.SequenceEqual("PLTE"u8))
            {
                if (hasPalette || hasTransparency || pixelsEnded || !header.AllowsPalette(data.Length))
                    return null;
                hasPalette = true;
                Keep(kept, type, data);
            }
            else if (type.SequenceEqual("tRNS"u8))
            {
                if (hasTransparency || pixelsEnded || (header.NeedsPalette && !hasPalette) || !header.AllowsTransparency(data.Length))
                    return null;
                hasTransparency = true;
                Keep(kept, type, data);
            }
            else if (IsCritical(type) || type.SequenceEqual("acTL"u8) || type.SequenceEqual("fcTL"u8) || type.SequenceEqual("fdAT"u8))
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>An upper-case first letter: no decoder may draw the picture without knowing the chunk.</summary>
    private static bool IsCritical(ReadOnlySpan<byte> type) => char.IsAsciiLetterUpper((char)type[0]);

    private static bool TryChunk(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> data)
    {
        type = data = default;
        if (rest.Length < ChunkOverhead)
            return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - ChunkOverhead)
            return false;
        var end = 8 + (int)length;
        type = rest[4..8];
        data = rest[8..end];
        if (PngChecksum.Of(type, data) != BinaryPrimitives.ReadUInt32BigEndian(rest[end..]))
            return false;
        foreach (var letter in type)
        {
            if (!char.IsAsciiLetter((char)letter))
                return false;
        }
        rest = rest[(end + 4)..];
        return true;
    }

    private static void Keep(MemoryStream kept, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        kept.Write(number);
        kept.Write(type);
        kept.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum.Of(type, data));
        kept.Write(number);
    }

    private static bool Inflates(byte[] pixels, PngHeader header)
    {
        // Deflate cannot do better than 1032 to 1, so a promise beyond that is refused unread.
        const int BestRatio = 1032;
        if (header.InflatedLength > (long)pixels.Length * BestRatio)
            return false;
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(pixels), CompressionMode.Decompress);
            foreach (var (rows, rowLength) in header.Passes())
            {
                for (var row = 0; row < rows; row++)
                {
                    if (inflated.ReadByte() is not (>= 0 and <= 4) || !Skip(inflated, rowLength))
                        return false;
                }
            }
            return inflated.ReadByte() < 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static bool Skip(Stream stream, int count)
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (count > 0)
        {
            var read = stream.Read(buffer[..Math.Min(count, buffer.Length)]);
            if (read == 0)
                return false;
            count -= read;
        }
        return true;
    }
}
