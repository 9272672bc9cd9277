using System.Buffers.Binary;

namespace AdminConsole.Scans;

/// <summary>
/// Which way up a JPEG is to be shown: a number from 1 (as it lies) to 8, as the TIFF tag 274 of EXIF counts. It is taken out of the image when it comes in,
/// kept with its row, and given to whoever shows the image (docs/decisions/005-scans.md).
/// </summary>
internal static class ExifOrientation
{
    public const int Upright = 1;

    private const int Tag = 274, EntryLength = 12, FirstSideways = 5, Last = 8;

    private static ReadOnlySpan<byte> Signature => "Exif\0\0"u8;

    /// <summary>Whether the image lies on its side: shown, its height is what its header calls width.</summary>
    public static bool IsSideways(int orientation) => orientation >= FirstSideways;

    /// <summary>What an APP1 segment says; null when it says nothing, or nothing that can be understood.</summary>
    public static int? Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith(Signature))
            return null;
        var tiff = segment[Signature.Length..];
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
            return null;
        var little = tiff[0] == 'I';
        var directory = U32(tiff[4..], little);
        if (directory > tiff.Length - 2)
            return null;
        var entries = tiff[((int)directory + 2)..];
        for (var left = U16(tiff[(int)directory..], little); left > 0 && entries.Length >= EntryLength; left--, entries = entries[EntryLength..])
        {
            if (U16(entries, little) == Tag)
                return U16(entries[8..], little) is var value and >= Upright and <= Last ? value : null;
        }

        return null;
    }

    /// <summary>The JPEG with nothing but this number said of it, so that every program shows it the right way up.</summary>
    public static byte[] Write(byte[] jpeg, int orientation)
    {
        const int StartLength = 2;
        if (orientation == Upright)
            return jpeg;
        byte[] segment =
        [
            0xFF, 0xE1, 0, 34, .. Signature, .. "MM\0*"u8, 0, 0, 0, 8, // The directory follows at once.
            0, 1, Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // One entry: one number of two bytes.
            0, 0, 0, 0, // No further directory.
        ];
        return [.. jpeg[..StartLength], .. segment, .. jpeg[StartLength..]];
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
