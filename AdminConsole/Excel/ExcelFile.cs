namespace AdminConsole.Excel;

/// <summary>A workbook on its way to the person who asked for it.</summary>
public sealed record ExcelFile(Stream Content, int Rows, string FileName);
