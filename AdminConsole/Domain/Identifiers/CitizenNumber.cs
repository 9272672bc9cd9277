namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// Citizen identity number (公民身份号码, GB 11643-1999): six digits of division, birth date, three of sequence (odd for men), check character.
/// Residence permits of Hong Kong, Macao and Taiwan residents have the same structure with divisions 810000, 820000, 830000.
/// </summary>
public static class CitizenNumber
{
    public const int Length = 18, FirstGenerationLength = 15;

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <param name="input">As typed.</param>
    /// <param name="today">Shanghai calendar day; nobody is born after it.</param>
    public static IdentifierVerdict Check(string? input, DateOnly today)
    {
        var value = IdentifierText.Normalise(input);
        var fault = Fault(value, today);
        var hint = fault == IdentifierFault.None && HubeiDivisions.IsUnknown(value[..6]) ? IdentifierFault.UnknownPrefix : IdentifierFault.None;
        return new IdentifierVerdict(value, fault, hint);
    }

    /// <summary>The check character (MOD 11-2) that belongs to the first seventeen digits of <paramref name="body"/>.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * (body[i] - '0');
        return "10X98765432"[sum % 11];
    }

    /// <summary>Birth date of a number that <see cref="Check"/> accepted.</summary>
    public static DateOnly BirthDate(string number) => IdentifierText.Date(number.AsSpan(6, 8))!.Value;

    /// <summary>Sex of the holder of a number that <see cref="Check"/> accepted, as a code of sex.csv: 1 male, 2 female.</summary>
    public static string Sex(string number) => (number[16] - '0') % 2 == 1 ? "1" : "2";

    internal static IdentifierFault Fault(ReadOnlySpan<char> number, DateOnly today)
    {
        if (number.Length == FirstGenerationLength && IdentifierText.IsDigits(number))
            return IdentifierFault.FirstGeneration;
        if (number.Length != Length)
            return IdentifierFault.Length;
        if (!HasCharacters(number))
            return IdentifierFault.Characters;
        if (!Provinces.Contains(number[..6]))
            return IdentifierFault.Division;
        if (IdentifierText.Date(number[6..14]) is not { } born)
            return IdentifierFault.BirthDate;
        if (born < Earliest || born > today)
            return IdentifierFault.BirthDateRange;
        return CheckCharacter(number) == number[^1] ? IdentifierFault.None : IdentifierFault.CheckDigit;
    }

    /// <summary>Seventeen digits and a last character that is a digit or X.</summary>
    internal static bool HasCharacters(ReadOnlySpan<char> number) =>
        IdentifierText.IsDigits(number[..^1]) && (char.IsAsciiDigit(number[^1]) || number[^1] == 'X');
}
