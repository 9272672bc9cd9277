namespace AdminConsole.Excel;

/// <summary>How a column's values are written.</summary>
public enum ExcelKind
{
    /// <summary>As text whatever it looks like: numbers of eighteen digits stay exact.</summary>
    Text,
    WholeNumber,

    /// <summary>Day and minute.</summary>
    Moment,
}

/// <summary>One column of a workbook.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Width">In characters of the default font; a Chinese one takes two.</param>
/// <param name="Kind">Says what <paramref name="Value"/> answers: a string, an int, or a <see cref="DateTime"/> that is shown as it stands. Null leaves the cell empty.</param>
/// <param name="Value">The row's value.</param>
public sealed record ExcelColumn<T>(string Title, double Width, ExcelKind Kind, Func<T, object?> Value);

/// <summary>A sheet under its headings.</summary>
/// <param name="Name">On the tab: at most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
/// <param name="Title">First line.</param>
/// <param name="Note">Second line: who took it, when, and of what.</param>
/// <param name="Columns">From left to right.</param>
public sealed record ExcelSheet<T>(string Name, string Title, string Note, IReadOnlyList<ExcelColumn<T>> Columns);
