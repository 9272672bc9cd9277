using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Practitioners;

namespace AdminConsole.Features.Practitioners;

/// <summary>A correction as typed.</summary>
public sealed class CorrectPractitionerInput
{
    public const int ReasonLength = 500;

    public string Name { get; set; } = "";
    public string Level { get; set; } = "";
    public string Category { get; set; } = "";
    public string PracticeInstitution { get; set; } = "";
    public PractitionerState State { get; set; }

    /// <summary>Further places of practice, one a line.</summary>
    public string OtherInstitutions { get; set; } = "";

    public DateOnly? StateSince { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string Reason { get; set; } = "";

    public static CorrectPractitionerInput Of(PractitionerRow row) =>
        new()
        {
            Name = row.Name,
            Level = row.Level,
            Category = row.Category,
            PracticeInstitution = row.PracticeInstitution,
            OtherInstitutions = string.Join('\n', row.OtherInstitutions),
            State = row.State,
            StateSince = row.StateSince,
            ValidFrom = row.ValidFrom,
            ValidTo = row.ValidTo,
        };

    /// <summary>Whether something else than the reason was typed.</summary>
    public bool Differs(PractitionerRow row) =>
        (Name, Level, Category, PracticeInstitution, State, StateSince, ValidFrom) != (row.Name, row.Level, row.Category, row.PracticeInstitution, row.State, row.StateSince, row.ValidFrom)
        || ValidTo != row.ValidTo || !Lines().SequenceEqual(row.OtherInstitutions, StringComparer.Ordinal);

    /// <summary>The entry as the registry's new version holds it. The form must have been checked.</summary>
    public Practitioner Corrected(Practitioner before, int version, DateOnly today) => new()
    {
        Id = before.Id,
        FromVersion = version,
        CertificateIndex = before.CertificateIndex,
        CertificateSealed = before.CertificateSealed,
        CertificateMasked = before.CertificateMasked,
        Name = Name,
        Level = Level,
        Category = Category,
        PracticeInstitution = PracticeInstitution,
        OtherInstitutions = Lines(),
        PracticeScope = before.PracticeScope,
        State = State,
        StateSince = State != before.State && StateSince == before.StateSince ? today : StateSince,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
    };

    /// <summary>Normalises the texts in place and names every fault by field; null when there is none.</summary>
    public Error? Check()
    {
        var faults = new FieldFaults();
        Name = Text("name", Name, Practitioner.NameLength);
        PracticeInstitution = Text("practiceInstitution", PracticeInstitution, Practitioner.PracticeInstitutionLength);
        var reason = TextRules.FreeText(Reason, ReasonLength);
        Reason = reason.Value;
        if (reason.Fault is { } unfit)
            faults.Add("reason", unfit);
        else if (Reason.Length == 0)
            faults.Add("reason", "practitioner.fault.required");
        if (!Codes.ExamLevels.Contains(Level))
            faults.Add("level", "practitioner.fault.required");
        if (Codes.ExamCategories.Find(Category) is not { } category)
            faults.Add("category", "practitioner.fault.required");
        else if (category["examLevel"] != Level)
            faults.Add("category", "practitioner.fault.category_of_level");
        if (!Enum.IsDefined(State))
            faults.Add("state", "practitioner.fault.required");
        if (ValidTo < ValidFrom)
            faults.Add("validTo", "practitioner.fault.valid_to");
        CheckInstitutions(faults);
        return faults.Any ? faults.ToError() : null;

        string Text(string path, string value, int maxLength)
        {
            var verdict = TextRules.Name(value, maxLength);
            if (verdict.Fault is { } fault)
                faults.Add(path, fault);
            else if (verdict.Value.Length == 0)
                faults.Add(path, "practitioner.fault.required");
            return verdict.Value;
        }
    }

    private void CheckInstitutions(FieldFaults faults)
    {
        var verdicts = Lines().ConvertAll(name => TextRules.Name(name, Practitioner.PracticeInstitutionLength));
        OtherInstitutions = string.Join('\n', verdicts.Select(verdict => verdict.Value));
        if (verdicts.Select(verdict => verdict.Fault).OfType<Phrase>().FirstOrDefault() is { } fault)
            faults.Add("otherInstitutions", fault);
        else if (verdicts.Count > Practitioner.MostInstitutions)
            faults.Add("otherInstitutions", "practitioner.fault.institutions", Practitioner.MostInstitutions + 1, Practitioner.PracticeInstitutionLength);
    }

    private List<string> Lines() => [.. OtherInstitutions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
