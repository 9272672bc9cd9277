using System.Globalization;
using System.Text;
using QRCoder;

namespace AdminConsole.Features.Certificates;

/// <summary>A QR code as the path of an SVG whose unit is a module; the quiet zone is part of it.</summary>
/// <param name="Size">Modules of a side.</param>
/// <param name="Path">Each dark run of a line as a rectangle.</param>
public sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var begun = x;
                while (x < rows.Count && rows[y][x])
                    x++;
                if (x > begun)
                    path.Append(CultureInfo.InvariantCulture, $"M{begun} {y}h{x - begun}v1h{begun - x}z");
            }
        }

        return new QrCode(rows.Count, path.ToString());
    }
}
