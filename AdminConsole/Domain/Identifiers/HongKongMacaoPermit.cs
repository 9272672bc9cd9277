using System.Text.RegularExpressions;

namespace AdminConsole.Domain.Identifiers;

/// <summary>港澳居民来往内地通行证: H or M and eight digits for life; cards of 1999 add a two-digit issue count.</summary>
public static partial class HongKongMacaoPermit
{
    public static IdentifierVerdict Check(string? input)
    {
        var value = IdentifierText.Normalise(input);
        return new IdentifierVerdict(value, Pattern().IsMatch(value) ? IdentifierFault.None : IdentifierFault.Format);
    }

    [GeneratedRegex(@"^[HM][0-9]{8}([0-9]{2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
