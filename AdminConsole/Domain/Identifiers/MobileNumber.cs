using System.Text.RegularExpressions;

namespace AdminConsole.Domain.Identifiers;

/// <summary>Mainland mobile number: eleven digits from 13 to 19, without country code or hyphens.</summary>
public static partial class MobileNumber
{
    public static IdentifierVerdict Check(string? input)
    {
        var value = IdentifierText.Normalise(input);
        return new IdentifierVerdict(value, Pattern().IsMatch(value) ? IdentifierFault.None : IdentifierFault.Format);
    }

    [GeneratedRegex(@"^1[3-9][0-9]{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
