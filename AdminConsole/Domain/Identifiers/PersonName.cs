using System.Text;

namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// When two writings are one name (process.md §5, <c>mentor.match</c>): the variants of the middle dot are one, width and case of Latin letters
/// and all spaces do not count. Looking alike or sounding alike is not enough.
/// </summary>
public static class PersonName
{
    private const char MiddleDot = '\u00B7';

    /// <summary>Bullet, katakana middle dot, full-width stop, hyphenation point, half-width katakana middle dot.</summary>
    private const string DotVariants = "\u2022\u30FB\uFF0E\u2027\uFF65";

    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal) || Key(left) == Key(right);

    /// <summary>The form under which names are equal exactly when they count as the same; for comparison, not for show.</summary>
    public static string Key(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return "";
        if (TextRules.IsPlain(name))
            return name;
        var runes = TextRules.Repair(name).EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune)).ToArray();
        var dotted = new StringBuilder(name.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            var isStop = runes[i].Value == '.' && i > 0 && i < runes.Length - 1 && IsHan(runes[i - 1]) && IsHan(runes[i + 1]);
            dotted.Append(isStop || (runes[i].IsBmp && DotVariants.Contains((char)runes[i].Value, StringComparison.Ordinal)) ? new Rune(MiddleDot) : runes[i]);
        }
        // NFKC may bring new spaces (U+00A8 becomes one with a mark), hence the second removal; folding last, as NFKC brings letters too.
        var compatible = dotted.ToString().Normalize(NormalizationForm.FormKC);
        return string.Concat(compatible.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
    }

    private static bool IsHan(Rune rune) => rune.Value is 0x3005 or 0x3007
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD);
}
