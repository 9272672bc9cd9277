using System.Globalization;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Excel;
using AdminConsole.Resources;

namespace AdminConsole.Imports;

/// <summary>A column that an import reads.</summary>
/// <param name="Name">For the program.</param>
/// <param name="Key">Resource of its title, as exports and templates write it.</param>
/// <param name="IsRequired">The head must name it, and every row fill it.</param>
public sealed record ImportColumn(string Name, string Key, bool IsRequired = false);

/// <summary>Where the columns stand in a workbook: under a head with their titles, in either language and any order, somewhere in the first rows.</summary>
public sealed class ImportColumns(IReadOnlyList<ImportColumn> known)
{
    /// <summary>The head may stand under a title and a note.</summary>
    private const int LastHeadRow = 10;

    private static readonly Strings[] Languages = [Strings.Chinese, Strings.Chinese.In(CultureInfo.GetCultureInfo("en"))];

    private readonly Dictionary<string, (int Place, string Title)> columns = new(StringComparer.Ordinal);

    public bool HasHead => columns.Count > 0;

    public bool Has(string name) => columns.ContainsKey(name);

    public bool Requires(string name) => known.Any(column => column.Name == name && column.IsRequired);

    /// <summary>As the file's own head has it.</summary>
    public string TitleOf(string name) => columns.TryGetValue(name, out var column) ? column.Title : Strings.Chinese[known.Single(at => at.Name == name).Key];

    /// <summary>Takes the row as the head if it is one; the titles that are missing otherwise, once there can be no head any more.</summary>
    public Error? TakeHead(ExcelRow row)
    {
        var titles = row.Cells.Select(cell => cell.Kind == CellKind.Text ? cell.Value.Trim() : "").ToList();
        var found = known.Select(column => (column.Name, Place: PlaceOf(column, titles))).Where(at => at.Place >= 0).ToList();
        var missing = known.Where(column => column.IsRequired && found.TrueForAll(at => at.Name != column.Name)).ToList();
        if (missing.Count == 0)
        {
            foreach (var (name, place) in found)
                columns[name] = (place, titles[place]);
        }
        else if (row.Number >= LastHeadRow || found.Count > known.Count / 2)
        {
            return ImportErrors.NoHead(string.Join('、', missing.Select(column => Strings.Chinese[column.Key])));
        }

        return null;
    }

    /// <summary>The file ended before any row was a head.</summary>
    public Error NoHead() => ImportErrors.NoHead(string.Join('、', known.Where(column => column.IsRequired).Select(column => Strings.Chinese[column.Key])));

    public ImportCells Of(ExcelRow row, List<ImportFault> faults) => new(this, row, faults);

    /// <summary>The value whose word it is, in either language.</summary>
    internal static T? Find<T>(string text)
        where T : struct, Enum => Words<T>.Values.TryGetValue(text, out var value) ? value : null;

    internal int? PlaceOf(string name) => columns.TryGetValue(name, out var column) ? column.Place : null;

    private static int PlaceOf(ImportColumn column, List<string> titles) => Languages.Select(words => titles.IndexOf(words[column.Key])).FirstOrDefault(place => place >= 0, -1);

    /// <summary>Looked up once, not in every row.</summary>
    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Values = Languages.SelectMany(words => Enum.GetValues<T>().Select(value => (Word: words[value], value)))
            .DistinctBy(pair => pair.Word).ToDictionary(pair => pair.Word, pair => pair.value, StringComparer.Ordinal);
    }
}

/// <summary>The cells of one row by the names of their columns. What cannot be read becomes a fault and reads as empty.</summary>
public readonly struct ImportCells(ImportColumns columns, ExcelRow row, List<ImportFault> faults)
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"];

    /// <summary>As the spreadsheet shows it.</summary>
    public int Row => row.Number;

    public void Fault(string name, Phrase reason) => faults.Add(new ImportFault(row.Number, columns.TitleOf(name), reason));

    public void Fault(string name, string key, params object[] args) => Fault(name, new Phrase(key, args));

    /// <param name="name">Of the column.</param>
    /// <param name="maxLength">In code points.</param>
    /// <param name="isNumber">A number that must keep all its digits.</param>
    public string Text(string name, int maxLength, bool isNumber = false)
    {
        var place = columns.PlaceOf(name);
        var cell = place is { } at ? row[at] : default;
        if (cell.Kind is CellKind.Formula)
            Fault(name, "import.fault.formula", row.Address(place!.Value));
        else if (cell.Kind is CellKind.Fault or CellKind.Boolean)
            Fault(name, "import.fault.value");
        else if (isNumber && cell.HasLostDigits)
            Fault(name, "import.fault.lost_digits", row.Address(place!.Value));
        else if (TextRules.Name(cell.Value ?? "", maxLength) is var verdict && verdict.Fault is { } unfit)
            Fault(name, unfit);
        else if (verdict.Value.Length > 0)
            return verdict.Value;
        else if (columns.Requires(name))
            Fault(name, "import.fault.required");
        return "";
    }

    /// <summary>The code of an entry that the cell names by its code, by its name in either language, or by both.</summary>
    public string Coded(string name, CodeList list)
    {
        var text = Text(name, 80);
        if (text.Length == 0)
            return "";
        var entry = list.Find(text) ?? list.FindNamed(text) ?? list.Find(text.Split(' ')[0]);
        if (entry is null)
            Fault(name, "import.fault.code");
        return entry?.Code ?? "";
    }

    /// <summary>The value whose word, in either language, the cell holds; null for an empty one.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name, 40);
        if (text.Length == 0)
            return null;
        var found = ImportColumns.Find<T>(text);
        if (found is null)
            Fault(name, "import.fault.code");
        return found;
    }

    public DateOnly? Day(string name)
    {
        if (columns.PlaceOf(name) is { } at && row[at] is { Kind: CellKind.Number } cell
            && double.TryParse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is > 0 and < 2_958_466)
            return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        var text = Text(name, 20);
        if (text.Length == 0)
            return null;
        if (Usual(text) is { } usual)
            return usual;
        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Fault(name, "import.fault.day");
        return null;
    }

    /// <summary>yyyy-MM-dd, which nearly every cell holds: digit by digit, several times as fast as by pattern.</summary>
    private static DateOnly? Usual(string text)
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
