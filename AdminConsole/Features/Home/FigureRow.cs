using System.Globalization;

namespace AdminConsole.Features.Home;

/// <summary>A figure as the page shows it.</summary>
/// <param name="Label">In words.</param>
/// <param name="Count">The figure.</param>
/// <param name="Whole">What it is a part of.</param>
/// <param name="Address">The list of what it counts.</param>
public sealed record FigureRow(string Label, int Count, int Whole, string Address)
{
    /// <summary>Part of the whole, for people.</summary>
    public string Share => Percent(Count, Whole);

    public static string Percent(int count, int whole) => ShareOf(count, whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Length of a bar in percent, as SVG writes it.</summary>
    public static string Length(int count, int whole) => ShareOf(count, whole).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static double ShareOf(int count, int whole) => whole == 0 ? 0 : 100.0 * count / whole;
}
