using System.Text;

namespace AdminConsole.Domain.Identifiers;

/// <summary>Comparison of people's names as process.md §5 fixes it. Traditional and simplified characters stay different.</summary>
public static class PersonName
{
    private const char MiddleDot = '\u00B7';

    public static bool Same(string a, string b) => Fold(a) == Fold(b);

    /// <summary>The form in which two spellings of one name are equal: one middle dot, NFKC, no spaces, no Latin case.</summary>
    public static string Fold(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        var folded = new StringBuilder(name.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            // The dots go first: NFKC would turn two of them into a full stop and a katakana dot.
            if (IsMiddleDot(runes[i]) || (runes[i].Value == '.' && i > 0 && i + 1 < runes.Length && IsHan(runes[i - 1]) && IsHan(runes[i + 1])))
                folded.Append(MiddleDot);
            else
                folded.Append(runes[i]);
        }
        var normalised = folded.ToString().Normalize(NormalizationForm.FormKC);
        return string.Concat(normalised.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
    }

    /// <summary>· • ・ ． ‧ ･</summary>
    private static bool IsMiddleDot(Rune rune) => rune.Value is MiddleDot or 0x2022 or 0x30FB or 0xFF0E or 0x2027 or 0xFF65;

    private static bool IsHan(Rune rune) => rune.Value is 0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);
}
