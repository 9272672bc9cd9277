using System.Buffers;

namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// Unified social credit code (统一社会信用代码, GB 32100-2015 with amendment 1): registering authority and entity type, six-digit division,
/// nine-character organisation code with its own check character, check character.
/// </summary>
public static class UnifiedSocialCreditCode
{
    public const int Length = 18;

    /// <summary>No I, O, Z, S, V.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>The division of bodies registered with the State itself.</summary>
    private const string National = "100000";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    public static IdentifierVerdict Check(string? input)
    {
        var value = IdentifierText.Normalise(input);
        return new IdentifierVerdict(value, Fault(value));
    }

    /// <summary>The check character that belongs to the first seventeen characters of <paramref name="body"/>.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static IdentifierFault Fault(ReadOnlySpan<char> code)
    {
        if (code.Length != Length)
            return IdentifierFault.Length;
        if (code.ContainsAnyExcept(Characters))
            return IdentifierFault.Characters;
        if (!EntityTypes(code[0]).Contains(code[1], StringComparison.Ordinal))
            return IdentifierFault.Authority;
        var division = code[2..8];
        if (!division.SequenceEqual(National) && !Provinces.Contains(division))
            return IdentifierFault.Division;
        if (CheckCharacter(code) != code[^1])
            return IdentifierFault.CheckDigit;
        return OrganisationCode.Fault(code[8..17]) == IdentifierFault.None ? IdentifierFault.None : IdentifierFault.OrganisationCheckDigit;
    }

    /// <summary>The entity types each registering authority knows, e.g. 12 = public institution, 52 = private non-enterprise unit, A1 = military.</summary>
    private static string EntityTypes(char authority) => authority switch
    {
        '1' => "1239",
        '2' or '4' or '8' or 'A' => "19",
        '3' => "123459",
        '5' or 'N' => "1239",
        '6' or '7' => "129",
        '9' => "123",
        'Y' => "1",
        _ => "",
    };
}
