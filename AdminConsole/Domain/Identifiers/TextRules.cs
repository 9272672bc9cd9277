using System.Globalization;
using System.Text;

namespace AdminConsole.Domain.Identifiers;

/// <summary>Text as it is stored, or the fault that refuses it.</summary>
public readonly record struct TextVerdict(string Value, Phrase? Fault)
{
    /// <summary>Leaves the text out: a verdict may reach a log.</summary>
    public override string ToString() => Fault?.Key ?? "accepted";
}

/// <summary>
/// What text may hold (IN-03): stored in NFC without blanks around it, lengths in code points. Names and codes refuse everything that cannot be seen or that
/// reorders what is seen; free text refuses control characters other than line breaks and tabs, bidirectional overrides and broken encoding.
/// </summary>
public static class TextRules
{
    public static Phrase BadCharacters { get; } = new("error.bad_characters");

    /// <summary>One line: a name, a code, an address.</summary>
    public static TextVerdict Name(string? input, int maxLength) => Check(input ?? "", maxLength, HasBadCharacters);

    /// <summary>Several lines written by a person: a note, a reason. Line breaks become LF.</summary>
    public static TextVerdict FreeText(string? input, int maxLength) =>
        Check((input ?? "").ReplaceLineEndings("\n"), maxLength, text => text.EnumerateRunes().Any(rune => IsBroken(rune) || IsOverride(rune) || IsForeignControl(rune)));

    /// <summary>Number of code points, which is how lengths are counted.</summary>
    public static int Length(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? text.EnumerateRunes().Count() : text.Length;

    /// <summary>Digits, capitals and common Han characters alone, as most names and numbers are: every repair, normal form and folding leaves them as they are.</summary>
    internal static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= '\u4E00' and <= '\u9FFF')))
                return false;
        }

        return true;
    }

    /// <summary>What can be typed on a plain keyboard beside the common Han characters, and their brackets and points: fit for any text and in NFC as it is.</summary>
    private static bool IsUsual(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= ' ' and <= '~') or (>= '\u4E00' and <= '\u9FFF') or '（' or '）' or '、' or '，' or '。' or '；' or '：'))
                return false;
        }

        return true;
    }

    internal static bool HasBadCharacters(string text) => text.EnumerateRunes().Any(rune => IsBroken(rune) || IsUnseen(rune));

    /// <summary>The text with whatever normalisation would choke on (lone surrogates, U+FFFE) as U+FFFD, which no name or code may hold.</summary>
    internal static string Repair(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            repaired.Append(IsBroken(rune) ? Rune.ReplacementChar : rune);
        return repaired.ToString();
    }

    private static TextVerdict Check(string input, int maxLength, Func<string, bool> isBad)
    {
        if (IsUsual(input))
        {
            var trimmed = input.Trim(' ');
            return new TextVerdict(trimmed, trimmed.Length > maxLength ? new Phrase("error.text_too_long", maxLength) : null);
        }

        if (isBad(input))
            return new TextVerdict(Repair(input), BadCharacters);
        var value = input.Normalize(NormalizationForm.FormC).Trim();
        return new TextVerdict(value, Length(value) > maxLength ? new Phrase("error.text_too_long", maxLength) : null);
    }

    /// <summary>A noncharacter, or the sign that a decoder (or <c>EnumerateRunes</c>, for a lone surrogate) leaves where the text was broken.</summary>
    private static bool IsBroken(Rune rune) => rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsOverride(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsForeignControl(Rune rune) => Rune.IsControl(rune) && rune.Value is not ('\n' or '\t');

    /// <summary>Controls, line separators, format characters (zero-width and bidirectional ones among them), private use, and letters that draw nothing.</summary>
    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x180E or 0x3164 or 0xFFA0;
}
