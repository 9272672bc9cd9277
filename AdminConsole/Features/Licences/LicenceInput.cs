using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Scans;

namespace AdminConsole.Features.Licences;

/// <summary>The licence form as typed. Empty means: nothing given.</summary>
public sealed class LicenceInput
{
    public string Name { get; set; } = "";
    public string RegistrationNumber { get; set; } = "";
    public string LegalRepresentative { get; set; } = "";
    public string PersonInCharge { get; set; } = "";
    public IReadOnlyList<string> Subjects { get; set; } = [];
    public string IssuingAuthority { get; set; } = "";
    public DateOnly? IssuedOn { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string Address { get; set; } = "";
    public IReadOnlyList<ScanPicture> Scans { get; set; } = [];

    /// <summary>Accepted, but not built as the rules describe it.</summary>
    public bool RegistrationNumberIsOdd => Domain.Identifiers.RegistrationNumber.Check(RegistrationNumber) is { IsValid: true, FollowsStructure: false };

    public static LicenceInput Of(LicenceDetails details, IReadOnlyList<ScanPicture> scans) => new()
    {
        Name = details.Name,
        RegistrationNumber = details.RegistrationNumber,
        LegalRepresentative = details.LegalRepresentative ?? "",
        PersonInCharge = details.PersonInCharge ?? "",
        Subjects = details.SubjectCodes(),
        IssuingAuthority = details.IssuingAuthority ?? "",
        IssuedOn = details.IssuedOn,
        ValidFrom = details.ValidFrom,
        ValidTo = details.ValidTo,
        Address = details.Address ?? "",
        Scans = scans,
    };

    /// <summary>The licence as it is stored, or every fault by field.</summary>
    public Result<LicenceDetails> ToDetails()
    {
        var faults = new FieldFaults();
        var details = new LicenceDetails
        {
            Name = Line("name", Name, Licence.NameLength, isRequired: true) ?? "",
            RegistrationNumber = Number(),
            LegalRepresentative = Line("legalRepresentative", LegalRepresentative, Licence.PersonLength),
            PersonInCharge = Line("personInCharge", PersonInCharge, Licence.PersonLength),
            Subjects = string.Join(' ', Codes.TreatmentSubjects.Entries.Select(entry => entry.Code).Where(Subjects.Contains)),
            IssuingAuthority = Line("issuingAuthority", IssuingAuthority, Licence.AuthorityLength),
            IssuedOn = IssuedOn,
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
            Address = Line("address", Address, Licence.AddressLength),
        };
        if (Subjects.Any(code => !Codes.TreatmentSubjects.Contains(code)))
            faults.Add("subjects", "licence.fault.subject");
        if (ValidTo is not null && ValidTo <= (ValidFrom ?? IssuedOn))
            faults.Add("validTo", "licence.fault.valid_to");
        if (Scans.Count > Licence.MostScans)
            faults.Add("scans", "licence.fault.scans", Licence.MostScans);
        return faults.Any ? faults.ToError() : details;

        string? Line(string path, string text, int maxLength, bool isRequired = false)
        {
            var verdict = TextRules.Name(text, maxLength);
            if (verdict.Fault is { } fault)
                faults.Add(path, fault);
            else if (isRequired && verdict.Value.Length == 0)
                faults.Add(path, "licence.fault.required");
            return verdict.Value.Length == 0 ? null : verdict.Value;
        }

        string Number()
        {
            var number = IdentifierText.Normalise(RegistrationNumber);
            if (number.Length == 0)
                faults.Add("registrationNumber", "licence.fault.required");
            else if (number.Length > Institution.CodeLength || !Domain.Identifiers.RegistrationNumber.Check(number).IsValid)
                faults.Add("registrationNumber", "licence.fault.registration_number");
            return number;
        }
    }
}
