using System.Text.RegularExpressions;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Institutions;

/// <summary>The profile form as typed. Empty means: nothing given.</summary>
public sealed partial class InstitutionProfileInput
{
    public string ServicePopulation { get; set; } = "";
    public string Address { get; set; } = "";
    public string Postcode { get; set; } = "";
    public string RegistrationNumber { get; set; } = "";
    public string Level { get; set; } = "";
    public string Grade { get; set; } = "";
    public string BusinessLevel { get; set; } = "";

    /// <summary>Accepted, but not built as the rules describe it.</summary>
    public bool RegistrationNumberIsOdd => Domain.Identifiers.RegistrationNumber.Check(RegistrationNumber) is { IsValid: true, FollowsStructure: false };

    public static InstitutionProfileInput Of(InstitutionProfile profile) => new()
    {
        ServicePopulation = profile.ServicePopulation ?? "",
        Address = profile.Address ?? "",
        Postcode = profile.Postcode ?? "",
        RegistrationNumber = profile.RegistrationNumber ?? "",
        Level = profile.Level ?? "",
        Grade = profile.Grade ?? "",
        BusinessLevel = profile.BusinessLevel ?? "",
    };

    /// <summary>Whether the form says something else than the profile.</summary>
    public bool Differs(InstitutionProfile profile)
    {
        var saved = Of(profile);
        return (ServicePopulation, Address, Postcode, RegistrationNumber, Level, Grade, BusinessLevel)
            != (saved.ServicePopulation, saved.Address, saved.Postcode, saved.RegistrationNumber, saved.Level, saved.Grade, saved.BusinessLevel);
    }

    /// <summary>The profile as it is stored, or every fault by field.</summary>
    public Result<InstitutionProfile> ToProfile()
    {
        var faults = new FieldFaults();
        var profile = new InstitutionProfile
        {
            ServicePopulation = Line("servicePopulation", ServicePopulation, Institution.ServicePopulationLength),
            Address = Line("address", Address, Institution.AddressLength),
            Postcode = Matching("postcode", IdentifierText.Normalise(Postcode), PostcodePattern().IsMatch, "institution.fault.postcode"),
            RegistrationNumber = Matching(
                "registrationNumber", IdentifierText.Normalise(RegistrationNumber), value => Domain.Identifiers.RegistrationNumber.Check(value).IsValid, "institution.fault.registration_number"),
            Level = Coded("level", Level, Codes.HospitalLevels),
            Grade = Coded("grade", Grade, Codes.HospitalGrades),
            BusinessLevel = Coded("businessLevel", BusinessLevel, Codes.OperationLevels),
        };
        return faults.Any ? faults.ToError() : profile;

        string? Line(string path, string text, int maxLength)
        {
            var verdict = TextRules.Name(text, maxLength);
            if (verdict.Fault is { } fault)
                faults.Add(path, fault);
            return verdict.Value.Length == 0 ? null : verdict.Value;
        }

        string? Matching(string path, string value, Func<string, bool> isRight, string fault)
        {
            if (value.Length == 0)
                return null;
            if (!isRight(value))
                faults.Add(path, fault);
            return value;
        }

        string? Coded(string path, string code, CodeList list) => Matching(path, code, list.Contains, "institution.fault.code");
    }

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex PostcodePattern();
}
