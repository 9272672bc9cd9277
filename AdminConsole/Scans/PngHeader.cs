using System.Buffers.Binary;

namespace AdminConsole.Scans;

/// <summary>The IHDR chunk of a PNG.</summary>
internal sealed record PngHeader(int Width, int Height, int BitDepth, int ColourType, bool Interlaced)
{
    private const int Grey = 0, Colour = 2, Palette = 3, GreyAlpha = 4, ColourAlpha = 6;

    /// <summary>First column, first row, column step and row step of the seven passes of an interlaced picture (Adam7).</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public bool NeedsPalette => ColourType == Palette;

    /// <summary>Bytes of all rows with the filter byte that begins each.</summary>
    public long InflatedLength => Passes().Sum(pass => (long)pass.Rows * (pass.RowLength + 1));

    private int BitsPerPixel => BitDepth * ColourType switch { Colour => 3, GreyAlpha => 2, ColourAlpha => 4, _ => 1 };

    /// <summary>The header, or null when it is malformed.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13 || data[10] != 0 || data[11] != 0 || data[12] > 1)
            return null;
        var header = new PngHeader(BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[8], data[9], data[12] == 1);
        var depthFits = header.ColourType switch
        {
            Grey => header.BitDepth is 1 or 2 or 4 or 8 or 16,
            Palette => header.BitDepth is 1 or 2 or 4 or 8,
            Colour or GreyAlpha or ColourAlpha => header.BitDepth is 8 or 16,
            _ => false,
        };
        return depthFits && header is { Width: > 0, Height: > 0 } ? header : null;
    }

    public bool AllowsPalette(int length) =>
        ColourType is Palette or Colour or ColourAlpha && length is > 0 and <= 768 && length % 3 == 0 && (ColourType != Palette || length / 3 <= 1 << BitDepth);

    public bool AllowsTransparency(int length) => ColourType switch
    {
        Grey => length == 2,
        Colour => length == 6,
        Palette => length is > 0 and <= 256,
        _ => false,
    };

    /// <summary>Rows and bytes per row (without the filter byte) of each pass; a plain picture has one.</summary>
    public IEnumerable<(int Rows, int RowLength)> Passes()
    {
        if (!Interlaced)
            return [(Height, RowLength(Width))];
        return Adam7.Select(pass => (Width: Count(Width, pass.X, pass.StepX), Height: Count(Height, pass.Y, pass.StepY)))
            .Where(pass => pass is { Width: > 0, Height: > 0 }).Select(pass => (pass.Height, RowLength(pass.Width)));

        static int Count(int size, int first, int step) => (size - first + step - 1) / step;
    }

    private int RowLength(int pixels) => (int)((((long)pixels * BitsPerPixel) + 7) / 8);
}
