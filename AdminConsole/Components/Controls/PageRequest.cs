namespace AdminConsole.Components.Controls;

/// <summary>The page of rows asked for.</summary>
/// <param name="Page">Counts from 1.</param>
/// <param name="Size">Rows per page.</param>
public readonly record struct PageRequest(int Page, int Size);
