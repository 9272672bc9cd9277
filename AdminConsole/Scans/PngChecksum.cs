namespace AdminConsole.Scans;

/// <summary>The CRC-32 of a PNG chunk, over type and data. The framework's own lives in a package that this product does not carry.</summary>
internal static class PngChecksum
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => Enumerable.Range(0, 8).Aggregate((uint)index, (value, _) => (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1))];

    public static uint Of(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) => ~Add(Add(uint.MaxValue, type), data);

    private static uint Add(uint value, ReadOnlySpan<byte> bytes)
    {
        foreach (var octet in bytes)
            value = Table[(value ^ octet) & 0xFF] ^ (value >> 8);
        return value;
    }
}
