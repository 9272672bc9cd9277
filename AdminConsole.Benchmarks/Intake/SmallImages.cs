using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AdminConsole.Scans;

namespace AdminConsole.Benchmarks.Intake;

/// <summary>Pictures of papers that no two persons share: the same one twice is a mark that intake would have to look into.</summary>
internal static class SmallImages
{
    private const int Side = 16;

    /// <summary>A grey PNG whose first pixels spell the number.</summary>
    public static byte[] Paper(int number)
    {
        var rows = new byte[(Side + 1) * Side];
        BinaryPrimitives.WriteInt32BigEndian(rows.AsSpan(1), number);
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(rows);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [0, 0, 0, Side, 0, 0, 0, Side, 8, 0, 0, 0, 0]), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), PngChecksum.Of(chunk.AsSpan(4, 4), data));
        return chunk;
    }
}
