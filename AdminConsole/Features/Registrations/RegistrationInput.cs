using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;

namespace AdminConsole.Features.Registrations;

/// <summary>The registration form as typed.</summary>
public sealed class RegistrationInput
{
    public string? Name { get; set; }
    public string? Address { get; set; }
    public string? Code { get; set; }
    public string? LicenceNumber { get; set; }
    public string? AdministratorName { get; set; }
    public string? Phone { get; set; }
    public string? Authority { get; set; }

    /// <summary>Scans of an earlier try, sealed (<see cref="RegistrationScans"/>).</summary>
    public string? Scans { get; set; }

    public static RegistrationInput Of(RegistrationContent content, string phone) => new()
    {
        Name = content.Name,
        Address = content.Address,
        Code = content.Code,
        LicenceNumber = content.LicenceNumber,
        AdministratorName = content.AdministratorName,
        Phone = phone,
        Authority = content.Authority,
    };

    /// <summary>What is said and the phone number, normalised; what is wrong goes to the faults.</summary>
    public (RegistrationContent Content, string Phone) Read(FieldFaults faults)
    {
        var name = Line("name", Name, Registration.NameLength);
        if (name.Length > 0 && TextRules.Length(name) < Registration.ShortestName)
            faults.Add("name", "registration.fault.name", Registration.ShortestName);
        var code = UnifiedSocialCreditCode.Check(Code);
        Demand("code", Code, code.IsValid, "registration.fault.code");
        var phone = MobileNumber.Check(Phone);
        Demand("phone", Phone, phone.IsValid, "registration.fault.phone");
        var licence = RegistrationNumber.Check(LicenceNumber);
        if (licence.Value.Length > 0 && !licence.IsValid)
            faults.Add("licenceNumber", "registration.fault.licence_number");
        return (
            new RegistrationContent(
                name,
                Line("address", Address, Institution.AddressLength),
                code.Value,
                licence.Value.Length == 0 ? null : licence.Value,
                Line("administratorName", AdministratorName, Registration.PersonNameLength),
                Line("authority", Authority, Registration.AuthorityLength)),
            phone.Value);

        string Line(string path, string? text, int maxLength)
        {
            var verdict = TextRules.Name(text, maxLength);
            if (verdict.Fault is { } fault)
                faults.Add(path, fault);
            else if (verdict.Value.Length == 0)
                faults.Add(path, "registration.required");
            return verdict.Value;
        }

        void Demand(string path, string? text, bool isRight, string fault)
        {
            if (string.IsNullOrWhiteSpace(text))
                faults.Add(path, "registration.required");
            else if (!isRight)
                faults.Add(path, fault);
        }
    }
}
