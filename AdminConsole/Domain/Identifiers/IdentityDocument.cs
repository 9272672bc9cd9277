using System.Text.RegularExpressions;

namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// A candidate's identity document (id-document-types.csv): the number by the rule of its type, agreeing with sex and birth date where the number
/// tells them, and an age of 16 to 100 (IN-04). Household register and driving licence are not used for this examination.
/// </summary>
public static partial class IdentityDocument
{
    public const int MinAge = 16, MaxAge = 100, OfficerIdLength = 20, OtherLength = 40;

    public const string IdentityCard = "01", Passport = "03", OfficerId = "04", HongKongMacao = "06", Taiwan = "07",
        HongKongMacaoResidence = "11", TaiwanResidence = "12", PermanentResident = "13", Other = "99";

    private static readonly string[] OfCitizenForm = [IdentityCard, HongKongMacaoResidence, TaiwanResidence, PermanentResident];

    /// <summary>证件号码校验不通过, whatever the reason.</summary>
    public static Phrase Refusal { get; } = new("identifier.document");

    /// <param name="type">Code of the document type.</param>
    /// <param name="number">As typed.</param>
    /// <param name="sex">Declared sex, sex.csv.</param>
    /// <param name="birthDate">Declared birth date.</param>
    /// <param name="today">Shanghai calendar day.</param>
    public static IdentifierVerdict Check(string type, string? number, string sex, DateOnly birthDate, DateOnly today)
    {
        var verdict = CheckNumber(type, number, today);
        return verdict.IsValid ? verdict with { Fault = HolderFault(type, verdict.Value, sex, birthDate, today) } : verdict;
    }

    /// <summary>The number alone, where sex and birth date of the holder are not known.</summary>
    public static IdentifierVerdict CheckNumber(string type, string? number, DateOnly today) =>
        type switch
        {
            IdentityCard => Resident(number, today, prefix => !prefix.StartsWith('8')),
            HongKongMacaoResidence => Resident(number, today, prefix => prefix is "810000" or "820000"),
            TaiwanResidence => Resident(number, today, prefix => prefix is "830000"),
            Passport => Formatted(number, value => PassportPattern().IsMatch(value)),
            OfficerId => FreeText(number, OfficerIdLength),
            HongKongMacao => HongKongMacaoPermit.Check(number),
            Taiwan => TaiwanPermit.Check(number),
            PermanentResident => PermanentResidentCard.Check(number, today),
            Other => FreeText(number, OtherLength),
            _ => new IdentifierVerdict(IdentifierText.Normalise(number), IdentifierFault.DocumentNotUsed),
        };

    /// <summary>
    /// Whether the number is most likely a slip of the pen: no document of its type bears it or, where the type is not told, it has the form of an identity
    /// number and belongs to none of the documents of that form.
    /// </summary>
    /// <param name="type">Code of the document type; null = not told.</param>
    /// <param name="number">As typed.</param>
    /// <param name="today">Shanghai calendar day.</param>
    public static bool IsMistyped(string? type, string number, DateOnly today)
    {
        if (type is not null)
            return !CheckNumber(type, number, today).IsValid;
        var value = IdentifierText.Normalise(number);
        return value.Length == CitizenNumber.Length && CitizenNumber.HasCharacters(value) && Array.TrueForAll(OfCitizenForm, form => !CheckNumber(form, value, today).IsValid);
    }

    private static IdentifierVerdict Resident(string? number, DateOnly today, Func<string, bool> issuesPrefix)
    {
        var verdict = CitizenNumber.Check(number, today);
        return verdict.IsValid && !issuesPrefix(verdict.Value[..6]) ? verdict with { Fault = IdentifierFault.OtherDocument } : verdict;
    }

    private static IdentifierVerdict Formatted(string? number, Func<string, bool> isMatch)
    {
        var value = IdentifierText.Normalise(number);
        return new IdentifierVerdict(value, isMatch(value) ? IdentifierFault.None : IdentifierFault.Format);
    }

    private static IdentifierVerdict FreeText(string? number, int maxLength)
    {
        var value = IdentifierText.Normalise(number);
        if (TextRules.HasBadCharacters(value))
            return new IdentifierVerdict(value, IdentifierFault.Characters);
        return new IdentifierVerdict(value, value.Length == 0 || TextRules.Length(value) > maxLength ? IdentifierFault.Length : IdentifierFault.None);
    }

    private static IdentifierFault HolderFault(string type, string number, string sex, DateOnly birthDate, DateOnly today)
    {
        if (type is IdentityCard or HongKongMacaoResidence or TaiwanResidence)
        {
            if (CitizenNumber.BirthDate(number) != birthDate)
                return IdentifierFault.BirthDateMismatch;
            if (CitizenNumber.Sex(number) != sex)
                return IdentifierFault.SexMismatch;
        }
        if (type == PermanentResident && !PermanentResidentCard.BelongsTo(number, birthDate))
            return IdentifierFault.BirthDateMismatch;
        return Age(birthDate, today) is < MinAge or > MaxAge ? IdentifierFault.Age : IdentifierFault.None;
    }

    private static int Age(DateOnly born, DateOnly on) => on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    [GeneratedRegex(@"^[A-Z0-9]{5,17}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PassportPattern();
}
