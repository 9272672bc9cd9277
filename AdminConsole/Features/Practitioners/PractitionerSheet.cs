using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Resources;

namespace AdminConsole.Features.Practitioners;

/// <summary>One line of the registry's workbook, normalised.</summary>
public sealed record PractitionerLine(
    string Certificate, string Name, string Level, string Category, string? PracticeScope, IReadOnlyList<string> Institutions, PractitionerState State, DateOnly? StateSince, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>How the registry's workbook is read: one physician a line below its head.</summary>
internal sealed class PractitionerSheet
{
    private static readonly ImportColumn[] Known =
    [
        new("certificate", "practitioner.certificate", IsRequired: true), new("name", "practitioner.name", IsRequired: true), new("level", "practitioner.level", IsRequired: true),
        new("category", "practitioner.category", IsRequired: true), new("practice_scope", "practitioner.practice_scope"), new("practice_institution", "practitioner.practice_institution", IsRequired: true),
        new("state", "practitioner.state", IsRequired: true), new("state_since", "practitioner.state_since"), new("valid_from", "practitioner.valid_from"), new("valid_to", "practitioner.valid_to"),
    ];

    private static readonly char[] Separators = ['；', ';', '、', '\n'];

    public static IEnumerable<string> RequiredKeys => Known.Where(column => column.IsRequired).Select(column => column.Key);

    public ImportColumns Columns { get; } = new(Known);

    /// <summary>The line, or null with its faults added.</summary>
    public PractitionerLine? Read(ExcelRow row, List<ImportFault> faults)
    {
        var before = faults.Count;
        var cells = Columns.Of(row, faults);
        var certificate = cells.Text("certificate", 30, isNumber: true);
        if (certificate.Length > 0 && !PractisingCertificate.Check(certificate).IsValid)
            cells.Fault("certificate", "practitioner.fault.certificate");
        var level = cells.Coded("level", Codes.ExamLevels);
        var category = cells.Coded("category", Codes.ExamCategories);
        if (level.Length > 0 && category.Length > 0 && Codes.ExamCategories.Find(category)!["examLevel"] != level)
            cells.Fault("category", "practitioner.fault.category_of_level");
        var line = new PractitionerLine(
            IdentifierText.Normalise(certificate), cells.Text("name", Practitioner.NameLength), level, category, cells.Text("practice_scope", Practitioner.PracticeScopeLength) is { Length: > 0 } scope ? scope : null,
            InstitutionsOf(cells), cells.Word<PractitionerState>("state") ?? default, cells.Day("state_since"), cells.Day("valid_from"), cells.Day("valid_to"));
        if (line.ValidTo < line.ValidFrom)
            cells.Fault("valid_to", "practitioner.fault.valid_to");
        return faults.Count == before ? line : null;
    }

    private static string[] InstitutionsOf(ImportCells cells)
    {
        var all = cells.Text("practice_institution", Practitioner.MostInstitutions * Practitioner.PracticeInstitutionLength).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (all.Length > Practitioner.MostInstitutions + 1 || all.Any(name => name.Length > Practitioner.PracticeInstitutionLength))
            cells.Fault("practice_institution", "practitioner.fault.institutions", Practitioner.MostInstitutions + 1, Practitioner.PracticeInstitutionLength);
        return all;
    }
}
