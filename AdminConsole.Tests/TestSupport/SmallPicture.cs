using System.Buffers.Binary;
using System.IO.Compression;
using AdminConsole.Scans;

namespace AdminConsole.Tests.TestSupport;

/// <summary>A browser's picture of a screen with at most 256 colours: a third of the bytes, and nobody sees the difference in text and lines.</summary>
internal static class SmallPicture
{
    private const int Colours = 256;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="png">Eight bits a channel, with or without transparency, which is dropped: what a browser makes of a page.</param>
    public static byte[] Of(byte[] png)
    {
        var (width, height, pixels) = Read(png);

        // The lowest three bits of a channel are shading that a palette cannot hold anyway.
        var palette = pixels.CountBy(pixel => pixel).GroupBy(entry => entry.Key & 0xF8F8F8).OrderByDescending(alike => alike.Sum(entry => entry.Value)).Take(Colours).Select(alike => alike.MaxBy(entry => entry.Value).Key).ToArray();
        Dictionary<int, byte> nearest = [];
        var rows = new byte[height * (width + 1)];
        for (var i = 0; i < pixels.Length; i++)
        {
            var pixel = pixels[i];
            if (!nearest.TryGetValue(pixel, out var index))
                nearest[pixel] = index = (byte)Array.IndexOf(palette, palette.MinBy(colour => Distance(colour, pixel)));
            rows[(i / width * (width + 1)) + 1 + (i % width)] = index;
        }

        return Write(width, height, palette, rows);
    }

    private static int Distance(int one, int other)
    {
        var sum = 0;
        for (var shift = 0; shift < 24; shift += 8)
        {
            var apart = ((one >> shift) & 0xFF) - ((other >> shift) & 0xFF);
            sum += apart * apart;
        }

        return sum;
    }

    private static (int Width, int Height, int[] Pixels) Read(byte[] png)
    {
        var (width, height, bytesPerPixel) = (0, 0, 3);
        using var packed = new MemoryStream();
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + 8, length);
            switch (png.AsSpan(at + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    (width, height, bytesPerPixel) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[9] == 6 ? 4 : 3);
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    packed.Write(data);
                    break;
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var inflated = new ZLibStream(packed, CompressionMode.Decompress);
        var (line, above, pixels) = (new byte[width * bytesPerPixel], new byte[width * bytesPerPixel], new int[width * height]);
        for (var y = 0; y < height; y++)
        {
            var filter = inflated.ReadByte();
            inflated.ReadExactly(line);
            for (var x = 0; x < line.Length; x++)
            {
                var (left, up, corner) = (x < bytesPerPixel ? 0 : line[x - bytesPerPixel], above[x], x < bytesPerPixel ? 0 : above[x - bytesPerPixel]);
                line[x] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }

            for (var x = 0; x < width; x++)
                pixels[(y * width) + x] = (line[x * bytesPerPixel] << 16) | (line[(x * bytesPerPixel) + 1] << 8) | line[(x * bytesPerPixel) + 2];
            (line, above) = (above, line);
        }

        return (width, height, pixels);
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (byLeft, byUp, byCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    private static byte[] Write(int width, int height, int[] palette, byte[] rows)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 3);
        WriteChunk(png, "IHDR"u8, head);
        WriteChunk(png, "PLTE"u8, [.. palette.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })]);
        using var packed = new MemoryStream();
        using (var deflated = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflated.Write(rows);
        WriteChunk(png, "IDAT"u8, packed.ToArray());
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void WriteChunk(Stream png, ReadOnlySpan<byte> kind, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum.Of(kind, data));
        png.Write(number);
    }
}
