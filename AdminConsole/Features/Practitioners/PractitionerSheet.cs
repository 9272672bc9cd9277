using System.Globalization;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Excel;
using AdminConsole.Resources;

namespace AdminConsole.Features.Practitioners;

/// <summary>One line of the registry's workbook, normalised.</summary>
public sealed record PractitionerLine(
    string Certificate, string Name, string Level, string Category, string? PracticeScope, IReadOnlyList<string> Institutions, PractitionerState State, DateOnly? StateSince, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>A fault of one cell: 第N行 列名 原因.</summary>
public sealed record ImportFault(int Row, string Column, Phrase Reason);

/// <summary>How the registry's workbook is read: a head with the columns' names somewhere in the first rows, in any order, and one physician a line below it.</summary>
internal sealed class PractitionerSheet
{
    /// <summary>The head may stand under a title and a note.</summary>
    private const int LastHeadRow = 10;

    private static readonly string[] Names = ["certificate", "name", "level", "category", "practice_scope", "practice_institution", "state", "state_since", "valid_from", "valid_to"];
    private static readonly string[] Required = ["certificate", "name", "level", "category", "practice_institution", "state"];
    private static readonly char[] Separators = ['；', ';', '、', '\n'];
    private static readonly Dictionary<string, string> Titles = Names.ToDictionary(name => name, name => Strings.Chinese[$"practitioner.{name}"], StringComparer.Ordinal);
    private static readonly Dictionary<string, PractitionerState> States = Enum.GetValues<PractitionerState>().ToDictionary(state => Strings.Chinese[state], StringComparer.Ordinal);

    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    public static IEnumerable<string> RequiredTitles => Required.Select(Title);

    public bool HasHead => columns.Count > 0;

    /// <summary>The title of a column, as exports and templates write it.</summary>
    public static string Title(string name) => Titles[name];

    /// <summary>Takes the row as the head if it is one; the names of columns that are missing otherwise, once there can be no head any more.</summary>
    public Error? TakeHead(ExcelRow row)
    {
        var found = Names.Select(name => (name, column: row.Cells.ToList().FindIndex(cell => cell.Kind == CellKind.Text && cell.Value.Trim() == Title(name)))).Where(at => at.column >= 0).ToList();
        var missing = Required.Except(found.Select(at => at.name), StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
        {
            foreach (var (name, column) in found)
                columns[name] = column;
        }
        else if (row.Number >= LastHeadRow || found.Count > Names.Length / 2)
        {
            return PractitionerErrors.NoHead(string.Join("、", missing.Select(Title)));
        }

        return null;
    }

    /// <summary>The line, or null with its faults added.</summary>
    public PractitionerLine? Read(ExcelRow row, List<ImportFault> faults)
    {
        var before = faults.Count;
        var certificate = Text("certificate", 30, isNumber: true);
        if (certificate.Length > 0 && !PractisingCertificate.Check(certificate).IsValid)
            Fault("certificate", new Phrase("practitioner.fault.certificate"));
        var level = Coded("level", Codes.ExamLevels);
        var category = Coded("category", Codes.ExamCategories);
        if (level.Length > 0 && category.Length > 0 && Codes.ExamCategories.Find(category)!["examLevel"] != level)
            Fault("category", new Phrase("practitioner.fault.category_of_level"));
        var line = new PractitionerLine(
            IdentifierText.Normalise(certificate), Text("name", Practitioner.NameLength), level, category, Text("practice_scope", Practitioner.PracticeScopeLength) is { Length: > 0 } scope ? scope : null,
            Institutions(), State(), Day("state_since"), Day("valid_from"), Day("valid_to"));
        if (line.ValidTo < line.ValidFrom)
            Fault("valid_to", new Phrase("practitioner.fault.valid_to"));
        return faults.Count == before ? line : null;

        void Fault(string name, Phrase reason) => faults.Add(new ImportFault(row.Number, Title(name), reason));

        ExcelCell Cell(string name) => columns.TryGetValue(name, out var column) ? row[column] : default;

        string Text(string name, int maxLength, bool isNumber = false)
        {
            var cell = Cell(name);
            if (cell.Kind is CellKind.Formula)
                Fault(name, new Phrase("practitioner.fault.formula", row.Address(columns[name])));
            else if (cell.Kind is CellKind.Fault or CellKind.Boolean)
                Fault(name, new Phrase("practitioner.fault.value"));
            else if (isNumber && cell.HasLostDigits)
                Fault(name, new Phrase("practitioner.fault.lost_digits", row.Address(columns[name])));
            else if (TextRules.Name(cell.Value ?? "", maxLength) is var verdict && verdict.Fault is { } unfit)
                Fault(name, unfit);
            else if (verdict.Value.Length > 0)
                return verdict.Value;
            else if (Required.Contains(name))
                Fault(name, new Phrase("practitioner.fault.required"));
            return "";
        }

        string Coded(string name, CodeList list)
        {
            var text = Text(name, 60);
            if (text.Length == 0)
                return "";
            var entry = list.Find(text) ?? list.Find(text.Split(' ')[0]) ?? list.Entries.FirstOrDefault(entry => entry.Name == text);
            if (entry is null)
                Fault(name, new Phrase("practitioner.fault.code"));
            return entry?.Code ?? "";
        }

        IReadOnlyList<string> Institutions()
        {
            var all = Text("practice_institution", Practitioner.MostInstitutions * Practitioner.PracticeInstitutionLength).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (all.Length > Practitioner.MostInstitutions + 1 || all.Any(name => name.Length > Practitioner.PracticeInstitutionLength))
                Fault("practice_institution", new Phrase("practitioner.fault.institutions", Practitioner.MostInstitutions + 1, Practitioner.PracticeInstitutionLength));
            return all;
        }

        PractitionerState State()
        {
            var text = Text("state", 20);
            if (States.TryGetValue(text, out var state))
                return state;
            if (text.Length > 0)
                Fault("state", new Phrase("practitioner.fault.code"));
            return default;
        }

        DateOnly? Day(string name)
        {
            var cell = Cell(name);
            if (cell.Kind == CellKind.Number && double.TryParse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is > 0 and < 2_958_466)
                return DateOnly.FromDateTime(DateTime.FromOADate(serial));
            var text = Text(name, 20);
            if (text.Length == 0)
                return null;
            if (Iso(text) is { } usual)
                return usual;
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            Fault(name, new Phrase("practitioner.fault.day"));
            return null;
        }
    }

    /// <summary>The usual writing, which nearly every cell has: read digit by digit, several times as fast as by pattern.</summary>
    private static DateOnly? Iso(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return null;
        var (year, month, day) = (Number(text.AsSpan(0, 4)), Number(text.AsSpan(5, 2)), Number(text.AsSpan(8, 2)));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

        static int Number(ReadOnlySpan<char> digits)
        {
            var number = 0;
            foreach (var digit in digits)
                number = char.IsAsciiDigit(digit) && number >= 0 ? (number * 10) + (digit - '0') : -1;
            return number;
        }
    }
}
