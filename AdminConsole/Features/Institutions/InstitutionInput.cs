using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Institutions;

/// <summary>What only a level above writes: the name and category of a node, and, of a new one, where it stands.</summary>
public sealed record InstitutionInput
{
    public InstitutionKind Kind { get; set; } = InstitutionKind.Institution;

    /// <summary>Id of the reporting level, of a new node.</summary>
    public string ParentId { get; set; } = "";

    public string Name { get; set; } = "";
    public string CategoryCode { get; set; } = "";

    /// <summary>Keeps the name that is replaced as a former name, valid until <see cref="FormerUntil"/>.</summary>
    public bool KeepsFormerName { get; set; } = true;

    public DateOnly? FormerUntil { get; set; }
    public InstitutionProfileInput Profile { get; set; } = new();

    /// <summary>The name as it is stored.</summary>
    internal static string ReadName(string text, FieldFaults faults, string path = "name")
    {
        var verdict = TextRules.Name(text, Institution.NameLength);
        if (verdict.Fault is { } fault)
            faults.Add(path, fault);

        // Compatibility forms may be longer than what was typed; what is searched has to fit as well.
        else if (InstitutionNames.Key(verdict.Value).Length > Institution.NameLength)
            faults.Add(path, "error.text_too_long", Institution.NameLength);
        else if (TextRules.Length(verdict.Value) < 2)
            faults.Add(path, "institution.fault.name_short");
        return verdict.Value;
    }

    internal static string ReadCategory(string code, FieldFaults faults, string path = "categoryCode")
    {
        if (!InstitutionCategories.IsLeaf(code))
            faults.Add(path, "institution.fault.code");
        return code;
    }

    /// <summary>No day of anything here lies before 1900: a date field half filled in sends such years.</summary>
    internal static DateOnly? ReadDay(DateOnly? day, FieldFaults faults, string path)
    {
        if (day is { Year: < 1900 })
            faults.Add(path, "institution.fault.day");
        return day;
    }
}
