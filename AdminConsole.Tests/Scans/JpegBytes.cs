using System.Buffers.Binary;

namespace AdminConsole.Tests.Scans;

/// <summary>Builds small real JPEGs: grey, every block empty, so that any size is a few bits a block.</summary>
internal static class JpegBytes
{
    public static readonly byte[] Soi = [0xFF, 0xD8], Eoi = [0xFF, 0xD9];

    /// <summary>Tables in which the single code "0" means "no difference" and "end of block".</summary>
    public static readonly byte[] Tables =
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
    ];

    public static byte[] Jfif { get; } = Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

    public static byte[] Baseline(int width = 16, int height = 16) => [.. Soi, .. Jfif, .. Tables, .. Frame(0xC0, width, height), .. Scan(0, 63, 2 * Blocks(width, height)), .. Eoi];

    public static byte[] Progressive(int width = 16, int height = 16) =>
        [.. Soi, .. Jfif, .. Tables, .. Frame(0xC2, width, height), .. Scan(0, 0, Blocks(width, height)), .. Scan(1, 63, Blocks(width, height)), .. Eoi];

    public static byte[] Frame(byte marker, int width, int height, byte precision = 8) =>
        Segment(marker, [precision, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);

    /// <summary>A scan of so many zero bits, filled up with ones.</summary>
    public static byte[] Scan(byte first, byte last, int bits)
    {
        var data = new byte[Math.Max(1, (bits + 7) / 8)];
        data[^1] = (byte)((1 << ((8 - (bits % 8)) % 8)) - 1);
        return [.. Segment(0xDA, [1, 1, 0x00, first, last, 0]), .. data];
    }

    public static byte[] Segment(byte marker, byte[] payload)
    {
        byte[] segment = [0xFF, marker, 0, 0, .. payload];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(payload.Length + 2));
        return segment;
    }

    private static int Blocks(int width, int height) => (width + 7) / 8 * ((height + 7) / 8);
}
