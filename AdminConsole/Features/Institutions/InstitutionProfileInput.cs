using System.Text.RegularExpressions;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Institutions;

/// <summary>What a node's own administrator may write about it, as it is stored.</summary>
public sealed record InstitutionFields(string? Code, string? DivisionCode, InstitutionProfile Profile)
{
    public static InstitutionFields Of(Institution node) => new(node.Code, node.DivisionCode, node.Profile);
}

/// <summary>The profile form as typed. Empty means: nothing given.</summary>
public sealed partial record InstitutionProfileInput
{
    public string Code { get; set; } = "";
    public string DivisionCode { get; set; } = "";
    public string ServicePopulation { get; set; } = "";
    public string Address { get; set; } = "";
    public string Postcode { get; set; } = "";
    public string RegistrationNumber { get; set; } = "";
    public string Level { get; set; } = "";
    public string Grade { get; set; } = "";
    public string BusinessLevel { get; set; } = "";
    public string OpeningState { get; set; } = "";

    /// <summary>Accepted, but not built as the rules describe it.</summary>
    public bool RegistrationNumberIsOdd => Domain.Identifiers.RegistrationNumber.Check(RegistrationNumber) is { IsValid: true, FollowsStructure: false };

    public static InstitutionProfileInput Of(InstitutionFields fields) => new()
    {
        Code = fields.Code ?? "",
        DivisionCode = fields.DivisionCode ?? "",
        ServicePopulation = fields.Profile.ServicePopulation ?? "",
        Address = fields.Profile.Address ?? "",
        Postcode = fields.Profile.Postcode ?? "",
        RegistrationNumber = fields.Profile.RegistrationNumber ?? "",
        Level = fields.Profile.Level ?? "",
        Grade = fields.Profile.Grade ?? "",
        BusinessLevel = fields.Profile.BusinessLevel ?? "",
        OpeningState = fields.Profile.OpeningState ?? "",
    };

    /// <summary>Whether the form says something else than what is stored.</summary>
    public bool Differs(InstitutionFields fields) => this != Of(fields);

    /// <summary>What notice 001 marks with a star; the levels above institutions are offices, which need none of it.</summary>
    public static bool Requires(InstitutionKind kind) => kind == InstitutionKind.Institution;

    /// <summary>As it is stored, or every fault by field.</summary>
    public Result<InstitutionFields> ToFields(InstitutionKind kind)
    {
        var faults = new FieldFaults();
        var fields = new InstitutionFields(
            Identifier("code", InstitutionCode.Check(Code), Requires(kind)),
            Coded("divisionCode", DivisionCode, Codes.Divisions),
            new InstitutionProfile
            {
                ServicePopulation = Line("servicePopulation", ServicePopulation, Institution.ServicePopulationLength),
                Address = Line("address", Address, Institution.AddressLength, Requires(kind)),
                Postcode = Matching("postcode", IdentifierText.Normalise(Postcode), PostcodePattern().IsMatch, "institution.fault.postcode", Requires(kind)),
                RegistrationNumber = Matching(
                    "registrationNumber", IdentifierText.Normalise(RegistrationNumber), value => Domain.Identifiers.RegistrationNumber.Check(value).IsValid, "institution.fault.registration_number"),
                Level = Coded("level", Level, Codes.HospitalLevels, Requires(kind)),
                Grade = Coded("grade", Grade, Codes.HospitalGrades, Requires(kind)),
                BusinessLevel = Coded("businessLevel", BusinessLevel, Codes.OperationLevels, Requires(kind)),
                OpeningState = Coded("openingState", OpeningState, Codes.OpeningStates),
            });
        return faults.Any ? faults.ToError() : fields;

        string? Line(string path, string text, int maxLength, bool required = false)
        {
            var verdict = TextRules.Name(text, maxLength);
            if (verdict.Fault is { } fault)
                faults.Add(path, fault);
            return verdict.Value.Length == 0 ? Missing(path, required) : verdict.Value;
        }

        string? Matching(string path, string value, Func<string, bool> isRight, string fault, bool required = false)
        {
            if (value.Length == 0)
                return Missing(path, required);
            if (!isRight(value))
                faults.Add(path, fault);
            return value;
        }

        string? Coded(string path, string code, CodeList list, bool required = false) => Matching(path, code, list.Contains, "institution.fault.code", required);

        string? Identifier(string path, IdentifierVerdict verdict, bool required)
        {
            if (verdict.Value.Length == 0)
                return Missing(path, required);
            if (verdict.FaultPhrase is { } fault)
                faults.Add(path, fault);
            return verdict.Value;
        }

        string? Missing(string path, bool required)
        {
            if (required)
                faults.Add(path, "institution.fault.required");
            return null;
        }
    }

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex PostcodePattern();
}
