using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Resources;

namespace AdminConsole.Features.RegistrationChecks;

/// <summary>The workbook of a check: the template's columns, which are those that are read, and the answers beside them, so that a result can be checked again.</summary>
internal sealed class RegistrationCheckSheet
{
    private const string Name = "name", DocumentType = "document_type", Document = "document";

    private static readonly ImportColumn[] Known =
        [new(Name, "registration_check.name", IsRequired: true), new(DocumentType, "registration_check.document_type"), new(Document, "registration_check.document", IsRequired: true)];

    public static IEnumerable<string> RequiredKeys => Known.Where(column => column.IsRequired).Select(column => column.Key);

    public ImportColumns Columns { get; } = new(Known);

    /// <summary>Nobody yet, below the head alone.</summary>
    public static ExcelSheet<CheckedPerson> Template(Strings s) => new(s["registration_check.title"], s["registration_check.template"], s["registration_check.template_note"], Asked<CheckedPerson>(s, row => row));

    public static ExcelSheet<CheckedRow> Result(Strings s, string title, string note) => new(
        s["registration_check.title"], title, note,
        [
            .. Asked<CheckedRow>(s, row => row.Person),
            new(s["registration_check.verdict"], 12, ExcelKind.Text, row => s[row.Verdict]),
            new(s["registration_check.remark"], 40, ExcelKind.Text, row => row.IsMistyped ? s["registration_check.mistyped"] : null),
        ]);

    /// <summary>Who is asked for in a line; null with its faults added.</summary>
    public CheckedPerson? Read(ExcelRow row, List<ImportFault> faults)
    {
        var before = faults.Count;
        var cells = Columns.Of(row, faults);
        var name = cells.Text(Name, Submission.NameLength);
        var type = cells.Coded(DocumentType, Codes.DocumentTypes);
        var number = cells.Text(Document, IdentityDocument.OtherLength, isNumber: true);
        return faults.Count == before ? new CheckedPerson(name, type.Length == 0 ? null : type, number) : null;
    }

    private static IReadOnlyList<ExcelColumn<T>> Asked<T>(Strings s, Func<T, CheckedPerson> of)
    {
        var chinese = s.Culture.TwoLetterISOLanguageName == "zh";
        return
        [
            new(s["registration_check.name"], 16, ExcelKind.Text, row => of(row).Name),
            new(s["registration_check.document_type"], 24, ExcelKind.Text, row => of(row).DocumentType is { } type ? Codes.DocumentTypes.Name(type, chinese) : null),
            new(s["registration_check.document"], 26, ExcelKind.Text, row => of(row).DocumentNumber),
        ];
    }
}
