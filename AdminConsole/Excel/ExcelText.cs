using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace AdminConsole.Excel;

/// <summary>Text on its way into a cell.</summary>
internal static partial class ExcelText
{
    /// <summary>Signs that make a spreadsheet take text for a formula, also in their full-width forms (XL-04).</summary>
    private const string Starters = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The value needs the quote prefix, so that it stays text when the cell is edited or saved in another format.</summary>
    public static bool LooksLikeFormula(string value) =>
        value is ['\t' or '\r' or '\n', ..] || value.AsSpan().TrimStart() is [var first, ..] && Starters.Contains(first, StringComparison.Ordinal);

    /// <summary>What XML cannot hold becomes U+FFFD; what the format would read as an escaped character is escaped itself.</summary>
    public static string Encode(string value)
    {
        var clean = string.Concat(value.EnumerateRunes().Select(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar));
        return clean.Contains("_x", StringComparison.Ordinal) ? EscapePattern().Replace(clean, "_x005F_") : clean;
    }

    /// <summary>What <see cref="Encode"/> or a spreadsheet program escaped, as it was.</summary>
    public static string Decode(string value) => !value.Contains("_x", StringComparison.Ordinal)
        ? value
        : EscapedPattern().Replace(value, match => ((char)ushort.Parse(match.ValueSpan.Slice(2, 4), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedPattern();

    /// <summary>The underscore of <c>_x0041_</c>.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex EscapePattern();
}
