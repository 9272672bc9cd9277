namespace AdminConsole.Domain.Identifiers;

/// <summary>Organisation code (组织机构代码, GB 11714): eight characters 0-9 A-Z and a check character 0-9 or X. Printed 12345678-9, stored without the hyphen.</summary>
public static class OrganisationCode
{
    public const int Length = 9;

    private static readonly int[] Weights = [3, 7, 9, 10, 5, 8, 4, 2];

    public static IdentifierVerdict Check(string? input)
    {
        var value = IdentifierText.Normalise(input);
        if (value.Length == Length + 1 && value[Length - 1] == '-')
            value = value.Remove(Length - 1, 1);
        return new IdentifierVerdict(value, Fault(value));
    }

    /// <summary>The check character that belongs to the eight characters of <paramref name="body"/>.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * (char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10);
        return "0X987654321"[sum % 11];
    }

    internal static IdentifierFault Fault(ReadOnlySpan<char> code)
    {
        if (code.Length != Length)
            return IdentifierFault.Length;
        if (!IdentifierText.IsAlphanumeric(code) || (!char.IsAsciiDigit(code[^1]) && code[^1] != 'X'))
            return IdentifierFault.Characters;
        return CheckCharacter(code) == code[^1] ? IdentifierFault.None : IdentifierFault.CheckDigit;
    }
}
