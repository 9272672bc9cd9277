namespace AdminConsole.Components.Controls;

/// <summary>The order of a list by one column; in a query string <c>name</c> or, descending, <c>-name</c>.</summary>
public readonly record struct ColumnSort(string Column, bool Descending = false)
{
    public static ColumnSort? Parse(string? text) => text switch
    {
        null or "" or "-" => null,
        ['-', .. var column] => new ColumnSort(column, Descending: true),
        _ => new ColumnSort(text),
    };

    public override string ToString() => Descending ? $"-{Column}" : Column;
}
