using System.Text.RegularExpressions;

namespace AdminConsole.Domain.Identifiers;

/// <summary>台湾居民来往大陆通行证: eight digits on the card issued since 2015; the old booklet has ten and a letter, printed in parentheses. One-off permits are not accepted.</summary>
public static partial class TaiwanPermit
{
    public static IdentifierVerdict Check(string? input)
    {
        var value = IdentifierText.Normalise(input).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return new IdentifierVerdict(value, Pattern().IsMatch(value) ? IdentifierFault.None : IdentifierFault.Format);
    }

    [GeneratedRegex(@"^([0-9]{8}|[0-9]{10}[A-Z]?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
