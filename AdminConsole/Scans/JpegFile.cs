using System.Buffers.Binary;
using AdminConsole.Domain;

namespace AdminConsole.Scans;

/// <summary>
/// Walks a JPEG from marker to marker (ITU-T T.81 annex B) and copies what draws the picture: frame, tables, scans, the JFIF header without its thumbnail
/// and Adobe's colour transform. Everything else (EXIF, XMP, ICC, comments, whatever follows EOI) is left behind.
/// </summary>
internal ref struct JpegFile
{
    private const byte Soi = 0xD8, Eoi = 0xD9, Sof0 = 0xC0, Sof2 = 0xC2, Dht = 0xC4, Sos = 0xDA, Dqt = 0xDB, Dri = 0xDD, App0 = 0xE0, App1 = 0xE1, App14 = 0xEE, App15 = 0xEF, Com = 0xFE, Rst0 = 0xD0, Rst7 = 0xD7;

    /// <summary>A progressive picture needs about ten; thousands of tiny ones make a decoder redraw it thousands of times.</summary>
    private const int MaxScans = 100;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly ImageLimits limits;
    private readonly MemoryStream kept;
    private int position;
    private int width;
    private int height;
    private ReadOnlySpan<byte> components;
    private int drawn;
    private int scans;
    private int? orientation;
    private bool quantised;
    private bool coded;

    private JpegFile(ReadOnlySpan<byte> bytes, ImageLimits limits)
    {
        this.bytes = bytes;
        this.limits = limits;
        kept = new MemoryStream(bytes.Length);
    }

    public static ReadOnlySpan<byte> Magic => [0xFF, Soi, 0xFF];

    public static Result<RewrittenImage> Rewrite(ReadOnlySpan<byte> bytes, ImageLimits limits) => new JpegFile(bytes, limits).Walk();

    private Result<RewrittenImage> Walk()
    {
        kept.Write([0xFF, Soi]);
        position = 2;
        while (NextMarker() is { } marker)
        {
            if (marker == Eoi)
            {
                kept.Write([0xFF, Eoi]);
                var complete = components.Length > 0 && drawn == (1 << components.Length) - 1;
                return complete ? new RewrittenImage(width, height, kept.ToArray(), orientation ?? ExifOrientation.Upright) : ImageErrors.Invalid;
            }
            if (!TrySegment(out var payload))
                return ImageErrors.Invalid;
            if (marker is >= Sof0 and <= Sof2)
            {
                if (!TakeFrame(payload))
                    return ImageErrors.Invalid;
                if (!limits.Allow(width, height))
                    return ImageErrors.Dimensions(limits);
                Keep(marker, payload);
            }
            else if (!Take(marker, payload))
            {
                return ImageErrors.Invalid;
            }
        }
        return ImageErrors.Invalid;
    }

    /// <summary>The next marker code; null where none follows. Any number of FF may fill up before it.</summary>
    private byte? NextMarker()
    {
        if (position >= bytes.Length || bytes[position] != 0xFF)
            return null;
        while (position < bytes.Length && bytes[position] == 0xFF)
            position++;
        return position < bytes.Length ? bytes[position++] : null;
    }

    private bool TrySegment(out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (bytes.Length - position < 2)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[position..]);
        if (length < 2 || bytes.Length - position < length)
            return false;
        payload = bytes[(position + 2)..(position + length)];
        position += length;
        return true;
    }

    /// <summary>Copies or leaves a segment; false for what no baseline, extended or progressive picture holds (arithmetic, lossless, hierarchical) or what is malformed.</summary>
    private bool Take(byte marker, ReadOnlySpan<byte> payload)
    {
        switch (marker)
        {
            case Dqt:
                quantised = true;
                return AreQuantisationTables(payload) && Keep(marker, payload);
            case Dht:
                coded = true;
                return AreHuffmanTables(payload) && Keep(marker, payload);
            case Dri:
                return payload.Length == 2 && Keep(marker, payload);
            case Sos:
                return TakeScan(payload);
            case App0 when payload.Length >= 14 && payload.StartsWith("JFIF\0"u8):
                // Up to the pixel density; the last two bytes are the size of a thumbnail that is not copied.
                return Keep(marker, [.. payload[..12], 0, 0]);
            case App1:
                orientation ??= ExifOrientation.Read(payload);
                return true;
            case App14 when payload.Length >= 12 && payload.StartsWith("Adobe"u8):
                return Keep(marker, payload[..12]);
            default:
                return marker is (>= App0 and <= App15) or Com;
        }
    }

    private bool Keep(byte marker, scoped ReadOnlySpan<byte> payload)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(payload.Length + 2));
        kept.Write(head);
        kept.Write(payload);
        return true;
    }

    /// <summary>One frame of eight-bit samples and one, three or four components of three bytes each; its height is known from the start.</summary>
    private bool TakeFrame(ReadOnlySpan<byte> payload)
    {
        if (components.Length > 0 || payload.Length < 6 || payload[0] != 8 || payload[5] is not (1 or 3 or 4) || payload.Length != 6 + (3 * payload[5]))
            return false;
        height = BinaryPrimitives.ReadUInt16BigEndian(payload[1..]);
        width = BinaryPrimitives.ReadUInt16BigEndian(payload[3..]);
        var ids = new byte[payload[5]];
        for (var i = 0; i < ids.Length; i++)
        {
            var sampling = payload[7 + (3 * i)];
            if (sampling >> 4 is < 1 or > 4 || (sampling & 15) is < 1 or > 4 || ids.AsSpan(0, i).Contains(payload[6 + (3 * i)]))
                return false;
            ids[i] = payload[6 + (3 * i)];
        }
        components = ids;
        return width > 0 && height > 0;
    }

    private bool TakeScan(ReadOnlySpan<byte> payload)
    {
        if (components.IsEmpty || !quantised || !coded || ++scans > MaxScans || payload.Length < 6 || payload.Length != 4 + (2 * payload[0]))
            return false;
        for (var i = 0; i < payload[0]; i++)
        {
            var component = components.IndexOf(payload[1 + (2 * i)]);
            if (component < 0)
                return false;
            drawn |= 1 << component;
        }
        Keep(Sos, payload);
        var start = position;
        position += EntropyCodedLength(bytes[position..]);
        kept.Write(bytes[start..position]);
        return position > start && position < bytes.Length;
    }

    /// <summary>Up to the next marker that is neither a stuffed FF00 nor a restart.</summary>
    private static int EntropyCodedLength(ReadOnlySpan<byte> data)
    {
        var length = 0;
        while (data[length..].IndexOf((byte)0xFF) is >= 0 and var skipped)
        {
            length += skipped;
            if (length + 1 >= data.Length)
                return data.Length;
            if (data[length + 1] is not (0 or (>= Rst0 and <= Rst7)))
                return length;
            length += 2;
        }
        return data.Length;
    }

    private static bool AreQuantisationTables(ReadOnlySpan<byte> payload)
    {
        while (payload.Length > 0)
        {
            var length = payload[0] >> 4 == 0 ? 65 : 129;
            if (payload[0] >> 4 > 1 || (payload[0] & 15) > 3 || payload.Length < length)
                return false;
            payload = payload[length..];
        }
        return true;
    }

    private static bool AreHuffmanTables(ReadOnlySpan<byte> payload)
    {
        while (payload.Length > 0)
        {
            if (payload.Length < 17 || payload[0] >> 4 > 1 || (payload[0] & 15) > 3)
                return false;
            var length = 17;
            foreach (var codes in payload[1..17])
                length += codes;
            if (length is 17 or > 17 + 256 || payload.Length < length)
                return false;
            payload = payload[length..];
        }
        return true;
    }
}
