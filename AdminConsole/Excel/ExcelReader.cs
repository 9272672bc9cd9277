using System.Globalization;
using System.Text;
using System.Xml;
using AdminConsole.Domain;

namespace AdminConsole.Excel;

/// <summary>
/// Reads the first sheet of a workbook row by row in bounded memory, straight from the checked zip. Formulas are told as such and never evaluated; numbers come
/// as the file writes them, so that nothing is guessed.
/// </summary>
public static class ExcelReader
{
    /// <summary>A cell of a spreadsheet holds no more.</summary>
    private const int MostCharacters = 32_767;

    /// <summary>Checks the package and hands each row that holds anything to <paramref name="onRow"/>, in order.</summary>
    /// <param name="file">Seekable.</param>
    /// <param name="limits">What is refused as too large.</param>
    /// <param name="onRow">Gets a row; its cells are reused for the next.</param>
    /// <param name="ct">Cancellation, heeded between rows.</param>
    /// <returns>How many rows were handed over, or why the file is refused; rows before the fault have been handed over.</returns>
    public static async Task<Result<int>> ReadAsync(Stream file, ImportLimits limits, Func<ExcelRow, ValueTask> onRow, CancellationToken ct = default)
    {
        try
        {
            using var package = ExcelPackage.Open(file, limits);
            var sheet = FirstSheet(package);
            var shared = SharedTexts(package);
            return await ReadSheetAsync(package, sheet, shared, limits, onRow, ct);
        }
        catch (Exception fault) when (RefusalOf(fault) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>What is wrong with the package, as far as that shows without reading its rows; null for nothing.</summary>
    public static Error? Check(Stream file, ImportLimits limits)
    {
        try
        {
            using var package = ExcelPackage.Open(file, limits);
            FirstSheet(package);
            return null;
        }
        catch (Exception fault) when (RefusalOf(fault) is { } refusal)
        {
            return refusal;
        }
    }

    private static Error? RefusalOf(Exception fault) => fault switch
    {
        ImportRefusedException refused => refused.Error,
        XmlException xml => xml.Message.Contains("DTD", StringComparison.Ordinal) ? ImportErrors.UnsafeXml : ImportErrors.NotAWorkbook,
        InvalidDataException or FormatException or OverflowException => ImportErrors.NotAWorkbook,
        _ => null,
    };

    /// <summary>A, B … Z, AA … of the zero-based column.</summary>
    public static string Letters(int column) => (column >= 26 ? Letters(column / 26 - 1) : "") + (char)('A' + column % 26);

    private static string FirstSheet(ExcelPackage package)
    {
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        string? id = null;
        using (var workbook = package.Read("xl/workbook.xml"))
        {
            while (id is null && workbook.Read())
            {
                if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                    id = workbook.GetAttribute("id", Relations);
            }
        }

        using var relations = package.Read("xl/_rels/workbook.xml.rels");
        while (relations.Read())
        {
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") == id && relations.GetAttribute("Target") is { } target)
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
        }

        throw new ImportRefusedException(ImportErrors.NotAWorkbook);
    }

    /// <summary>The texts that cells name by number. What they take is bounded with everything else that is inflated.</summary>
    private static List<string> SharedTexts(ExcelPackage package)
    {
        List<string> texts = [];
        if (!package.Has("xl/sharedStrings.xml"))
            return texts;
        using var xml = package.Read("xl/sharedStrings.xml");
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                texts.Add(Text(xml));
        }

        return texts;
    }

    private static async Task<int> ReadSheetAsync(ExcelPackage package, string sheet, List<string> shared, ImportLimits limits, Func<ExcelRow, ValueTask> onRow, CancellationToken ct)
    {
        using var xml = package.Read(sheet);
        List<ExcelCell> cells = [];
        var (rows, number) = (0, 0);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            ct.ThrowIfCancellationRequested();
            number = xml.GetAttribute("r") is { } given ? int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture) : number + 1;
            cells.Clear();
            if (!xml.IsEmptyElement)
                ReadCells(xml, shared, limits, cells);
            if (!cells.Exists(cell => cell.Kind != CellKind.Empty))
                continue;
            if (++rows > limits.MaxRows)
                throw new ImportRefusedException(ImportErrors.TooLarge);
            await onRow(new ExcelRow(number, cells));
        }

        return rows;
    }

    private static void ReadCells(XmlReader xml, List<string> shared, ImportLimits limits, List<ExcelCell> cells)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var column = xml.GetAttribute("r") is { } address ? ColumnOf(address) : cells.Count;
            if (column >= limits.MaxCols)
                throw new ImportRefusedException(ImportErrors.TooLarge);
            while (cells.Count < column)
                cells.Add(default);
            var cell = ReadCell(xml, shared);
            if (column < cells.Count)
                throw new ImportRefusedException(ImportErrors.NotAWorkbook);
            cells.Add(cell);
        }
    }

    private static ExcelCell ReadCell(XmlReader xml, List<string> shared)
    {
        var type = xml.GetAttribute("t");
        if (xml.IsEmptyElement)
            return default;
        var (depth, formula, value) = (xml.Depth, false, "");
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "f":
                    formula = true;
                    break;
                case "v":
                    value = Leaf(xml);
                    break;
                case "is":
                    value = Text(xml);
                    break;
            }
        }

        if (formula)
            return new ExcelCell(CellKind.Formula, "");
        if (value.Length == 0)
            return default;
        return type switch
        {
            "s" => SharedCell(shared, value),
            "str" => new ExcelCell(CellKind.Text, ExcelText.Decode(value)),
            "inlineStr" => new ExcelCell(CellKind.Text, value),
            "b" => new ExcelCell(CellKind.Boolean, value),
            "e" => new ExcelCell(CellKind.Fault, value),
            _ => new ExcelCell(CellKind.Number, value),
        };
    }

    private static ExcelCell SharedCell(List<string> shared, string number)
    {
        var index = int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        if (index >= shared.Count)
            throw new ImportRefusedException(ImportErrors.NotAWorkbook);
        return shared[index].Length == 0 ? default : new ExcelCell(CellKind.Text, shared[index]);
    }

    /// <summary>The text of one element without children; the reader stands on its end afterwards.</summary>
    private static string Leaf(XmlReader xml)
    {
        if (xml.IsEmptyElement || !xml.Read() || xml.NodeType == XmlNodeType.EndElement)
            return "";
        var text = xml.Value;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
            text += xml.Value;
        return Bounded(text);
    }

    /// <summary>The text of a rich or plain string, without the readings that some languages put beside it.</summary>
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        string? first = null;
        StringBuilder? more = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                var inner = xml.Depth;
                while (!xml.IsEmptyElement && xml.Read() && xml.Depth > inner)
                {
                    // Passed over.
                }
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                var part = Leaf(xml);
                if (first is null)
                    first = part;
                else
                    (more ??= new StringBuilder(first)).Append(part);
            }
        }

        return ExcelText.Decode(Bounded(more?.ToString() ?? first ?? ""));
    }

    private static string Bounded(string text)
    {
        if (text.Length > MostCharacters)
            throw new ImportRefusedException(ImportErrors.TooLarge);
        return text;
    }

    private static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var letter in address)
        {
            if (!char.IsAsciiLetterUpper(letter))
                break;
            column = checked(column * 26 + (letter - 'A') + 1);
        }

        return column == 0 ? throw new ImportRefusedException(ImportErrors.NotAWorkbook) : column - 1;
    }
}
