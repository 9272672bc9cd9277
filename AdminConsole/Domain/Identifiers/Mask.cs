using System.Text;

namespace AdminConsole.Domain.Identifiers;

/// <summary>How personal numbers are shown by default (PD-02). The number of asterisks does not tell how much is hidden; masking a masked number keeps its length.</summary>
public static class Mask
{
    private const int ShortNumber = 15;

    /// <summary>First six and last four: 420106*****7932. Under fifteen characters the first two and last two.</summary>
    public static string Document(string number) => Length(number) < ShortNumber ? Short(number) : Keep(number, 6, "*****", 4);

    /// <summary>Certificate numbers: first two and last four. Under fifteen characters the first two and last two.</summary>
    public static string Certificate(string number) => Length(number) < ShortNumber ? Short(number) : Keep(number, 2, "*********", 4);

    /// <summary>First three and last four: 138****2120. What is too short for a phone number, the first two and last two.</summary>
    public static string Phone(string number) => Length(number) < 11 ? Short(number) : Keep(number, 3, "****", 4);

    /// <summary>A person's name: the first character, 张**.</summary>
    public static string Name(string name) => name.Length == 0 ? "" : $"{name.EnumerateRunes().First()}**";

    /// <summary>Four characters or fewer would all be seen: they show nothing.</summary>
    private static string Short(string number) => Length(number) <= 4 ? "*********" : Keep(number, 2, "*****", 2);

    private static int Length(string number) => TextRules.Length(number);

    private static string Keep(string number, int first, string hidden, int last)
    {
        var runes = number.EnumerateRunes().ToArray();
        var masked = new StringBuilder(first + hidden.Length + last);
        foreach (var rune in runes.AsSpan(0, first))
            masked.Append(rune);
        masked.Append(hidden);
        foreach (var rune in runes.AsSpan(runes.Length - last))
            masked.Append(rune);
        return masked.ToString();
    }
}
