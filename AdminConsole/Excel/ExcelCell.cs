using System.Text.RegularExpressions;

namespace AdminConsole.Excel;

/// <summary>What a cell is, as far as an import may trust it.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Boolean,

    /// <summary>Never evaluated, and what it showed last is not believed either (XL-02).</summary>
    Formula,
    Fault,
}

/// <summary>A cell as it is stored.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Text, or a number as the file writes it.</param>
public readonly partial record struct ExcelCell(CellKind Kind, string Value)
{
    /// <summary>
    /// A long number kept as a number: <c>4.20106E+17</c> has lost its last digits for good, and so has any beyond fifteen. Turned into text afterwards it
    /// has not got them back.
    /// </summary>
    public bool HasLostDigits => Kind switch
    {
        CellKind.Number => Value.Contains('E', StringComparison.OrdinalIgnoreCase) || Value.Count(char.IsAsciiDigit) > 15,
        CellKind.Text => Value.Contains('+', StringComparison.Ordinal) && Scientific().IsMatch(Value),
        _ => false,
    };

    [GeneratedRegex(@"^\s*[0-9](\.[0-9]+)?[Ee]\+[0-9]{1,3}\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Scientific();
}

/// <summary>One row of a sheet.</summary>
/// <param name="Number">As the spreadsheet shows it: from 1.</param>
/// <param name="Cells">By column from 0; cells after the last filled one are missing. Reused for the next row: copy what must last.</param>
public readonly record struct ExcelRow(int Number, IReadOnlyList<ExcelCell> Cells)
{
    public ExcelCell this[int column] => column < Cells.Count ? Cells[column] : default;

    /// <summary>B7 for the second column.</summary>
    public string Address(int column) => ExcelReader.Letters(column) + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
