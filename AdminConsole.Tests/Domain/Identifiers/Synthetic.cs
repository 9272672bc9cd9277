using AdminConsole.Domain.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Domain.Identifiers;

/// <summary>Generators of numbers that nobody holds.</summary>
internal static class Synthetic
{
    private static readonly string[] Prefixes = ["420102", "420106", "421302", "422201", "429004", "110105", "310101", "650102"];

    public static DateOnly Today { get; } = new(2026, 11, 21);

    public static Gen<string> CitizenNumbers { get; } =
        from prefix in Gen.Elements(Prefixes)
        from days in Gen.Choose(0, Today.DayNumber - new DateOnly(1900, 1, 1).DayNumber)
        from sequence in Gen.Choose(1, 999)
        let body = $"{prefix}{Today.AddDays(-days):yyyyMMdd}{sequence:000}"
        select body + CitizenNumber.CheckCharacter(body);

    public static Gen<string> OrganisationCodes { get; } =
        from body in Text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 8)
        select body + OrganisationCode.CheckCharacter(body);

    public static Gen<string> CreditCodes { get; } =
        from authority in Gen.Elements("12", "52", "91", "92", "A1", "N2", "Y1")
        from division in Gen.Elements("100000", "420103", "420100", "429004")
        from organisation in Text("0123456789ABCDEFGHJKLMNPQRTUWXY", 8)
        let body = authority + division + organisation + OrganisationCode.CheckCharacter(organisation)
        select body + UnifiedSocialCreditCode.CheckCharacter(body);

    public static Gen<string> Text(string alphabet, int length) =>
        Gen.Elements(alphabet.ToCharArray()).ArrayOf(length).Select(characters => new string(characters));
}
