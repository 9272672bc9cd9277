using System.Text.Json;
using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Tests.Domain.Identifiers;

/// <summary>The published cases of vectors.json.</summary>
internal static class IdentifierVectors
{
    private static readonly JsonElement Document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Domain", "Identifiers", "vectors.json"))).RootElement;

    public static DateOnly Today { get; } = DateOnly.Parse(Text(Document.GetProperty("meta"), "evaluatedAsOf")!, System.Globalization.CultureInfo.InvariantCulture);

    public static IEnumerable<string> Rules => Document.GetProperty("rules").EnumerateObject().Select(rule => rule.Name);

    public static IEnumerable<(string Rule, JsonElement Case)> Cases(string kind) =>
        from rule in Document.GetProperty("rules").EnumerateObject()
        where rule.Value.TryGetProperty(kind, out _)
        from vector in rule.Value.GetProperty(kind).EnumerateArray()
        select (rule.Name, vector);

    public static JsonElement Rule(string name) => Document.GetProperty("rules").GetProperty(name);

    public static string? Text(JsonElement element, string property) => element.TryGetProperty(property, out var value) ? value.GetString() : null;

    public static IdentifierVerdict Check(string rule, string input) => rule switch
    {
        "org_code" => OrganisationCode.Check(input),
        "uscc" => UnifiedSocialCreditCode.Check(input),
        "ric" => CitizenNumber.Check(input, Today),
        "hkmac_permit" => HongKongMacaoPermit.Check(input),
        "tw_permit" => TaiwanPermit.Check(input),
        "fpr_card" => PermanentResidentCard.Check(input, Today),
        "registration_no" => RegistrationNumber.Check(input),
        "qualification_cert" => QualificationCertificate.Check(input, Today),
        "practising_cert" => PractisingCertificate.Check(input),
        "mobile" => MobileNumber.Check(input),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    public static IdentifierFault Fault(string reason) => reason switch
    {
        "LENGTH" => IdentifierFault.Length,
        "CHARSET" => IdentifierFault.Characters,
        "FORMAT" => IdentifierFault.Format,
        "CHECK_DIGIT" => IdentifierFault.CheckDigit,
        "ORG_CHECK_DIGIT" => IdentifierFault.OrganisationCheckDigit,
        "AUTHORITY" => IdentifierFault.Authority,
        "DIVISION" or "PROVINCE" => IdentifierFault.Division,
        "BIRTH_DATE" => IdentifierFault.BirthDate,
        "BIRTH_DATE_RANGE" => IdentifierFault.BirthDateRange,
        "LEGACY_15" => IdentifierFault.FirstGeneration,
        "ECONOMIC_TYPE" => IdentifierFault.EconomicType,
        "CATEGORY" => IdentifierFault.Category,
        "MANAGEMENT_CLASS" => IdentifierFault.ManagementClass,
        "YEAR" => IdentifierFault.Year,
        "SEQUENCE" => IdentifierFault.Sequence,
        "ID_CHECK_DIGIT" => IdentifierFault.HolderCheckDigit,
        "ID_BIRTH_DATE" => IdentifierFault.HolderBirthDate,
        "OK_UNKNOWN_PREFIX" => IdentifierFault.UnknownPrefix,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
