using System.Collections.Frozen;

namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// First two digits of GB/T 2260 divisions. Only they decide: county codes are retired all the time and stay in numbers issued long ago.
/// 83 exists in residence permits of Taiwan residents alone.
/// </summary>
public static class Provinces
{
    private static readonly FrozenSet<string> Codes = FrozenSet.Create(StringComparer.Ordinal,
        "11", "12", "13", "14", "15",
        "21", "22", "23",
        "31", "32", "33", "34", "35", "36", "37",
        "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54",
        "61", "62", "63", "64", "65",
        "71", "81", "82", "83");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether <paramref name="division"/>, a division of two digits or more, lies in a province that exists.</summary>
    public static bool Contains(ReadOnlySpan<char> division) => division.Length >= 2 && IdentifierText.IsDigits(division) && Lookup.Contains(division[..2]);
}
