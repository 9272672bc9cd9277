using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AdminConsole.Scans;

namespace AdminConsole.Tests.Scans;

/// <summary>Builds PNGs chunk by chunk, right ones and wrong ones.</summary>
internal static class PngBytes
{
    public static byte[] Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] End { get; } = Chunk("IEND", []);

    public static byte[] Grey(int width = 16, int height = 16) => [.. Signature, .. Header(width, height), .. Pixels((width + 1) * height), .. End];

    public static byte[] Header(int width, int height, byte depth = 8, byte colour = 0, byte interlace = 0)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[12]) = (depth, colour, interlace);
        return Chunk("IHDR", data);
    }

    /// <summary>An IDAT chunk that inflates to so many zero bytes: rows without a filter, all black.</summary>
    public static byte[] Pixels(long length) => Chunk("IDAT", Deflated(length));

    public static byte[] Deflated(long length)
    {
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = new byte[65536];
            for (var left = length; left > 0; left -= block.Length)
                deflate.Write(block, 0, (int)Math.Min(left, block.Length));
        }
        return packed.ToArray();
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), PngChecksum.Of(chunk.AsSpan(4, 4), data));
        return chunk;
    }
}
