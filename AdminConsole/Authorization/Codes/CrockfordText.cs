using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Authorization.Codes;

/// <summary>Crockford's alphabet for codes that people copy by hand: O is read as 0, I and L as 1; case, spaces and dashes do not count.</summary>
public static class CrockfordText
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Longer than any code with its separators; what is longer is no code, and not worth the work.</summary>
    private const int Longest = 60;

    public static string Normalise(string? typed) =>
        typed is null or { Length: > Longest } ? "" : IdentifierText.Normalise(typed).Replace("-", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
