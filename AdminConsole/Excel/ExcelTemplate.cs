using System.Globalization;
using System.Xml.Linq;
using ClosedXML.Excel;

namespace AdminConsole.Excel;

/// <summary>
/// The empty workbook with its headings, widths and styles, made by ClosedXML. A row of samples tells which style each kind of cell has; the data replace it.
/// </summary>
internal static class ExcelTemplate
{
    public const int HeadRow = 3, FirstRow = HeadRow + 1;

    private static readonly XLColor HeadColor = XLColor.FromHtml("#E8EEF7");

    /// <summary>Writes the workbook; the last row of each sheet holds one sample cell per <see cref="ExcelKind"/>, then one of quoted text.</summary>
    public static void Write(Stream target, IReadOnlyList<ExcelPart> parts)
    {
        using var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = "宋体";
        workbook.Style.Font.FontSize = 11;
        foreach (var part in parts)
            part.AddTo(workbook);
        workbook.SaveAs(target);
    }

    public static void AddTo<T>(XLWorkbook workbook, ExcelSheet<T> sheet)
    {
        var page = workbook.AddWorksheet(sheet.Name);
        var last = sheet.Columns.Count;

        Text(page.Cell(1, 1), sheet.Title).Font.SetBold().Font.SetFontSize(16).Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        page.Range(1, 1, 1, last).Merge();
        Text(page.Cell(2, 1), sheet.Note).Font.SetFontColor(XLColor.FromHtml("#555555"));
        page.Range(2, 1, 2, last).Merge();
        page.Row(1).Height = 28;
        page.Row(HeadRow).Height = 22;
        for (var column = 1; column <= last; column++)
        {
            Text(page.Cell(HeadRow, column), sheet.Columns[column - 1].Title).Font.SetBold().Fill.SetBackgroundColor(HeadColor)
                .Alignment.SetVertical(XLAlignmentVerticalValues.Center).Border.SetBottomBorder(XLBorderStyleValues.Thin);
            page.Column(column).Width = sheet.Columns[column - 1].Width;

            // What somebody types below stays text as well, or a spreadsheet makes a number of it and drops its last digits.
            if (sheet.Columns[column - 1].Kind == ExcelKind.Text)
                page.Column(column).Style.NumberFormat.SetFormat("@");
        }

        Text(page.Cell(FirstRow, 1), "x");
        page.Cell(FirstRow, 2).SetValue(1).Style.NumberFormat.SetFormat("0");
        page.Cell(FirstRow, 3).SetValue(1).Style.NumberFormat.SetFormat("yyyy-mm-dd hh:mm");
        Text(page.Cell(FirstRow, 4), "x").IncludeQuotePrefix = true;

        page.SheetView.FreezeRows(HeadRow);
        page.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        page.PageSetup.PaperSize = XLPaperSize.A4Paper;
        page.PageSetup.FitToPages(1, 0);
        page.PageSetup.SetRowsToRepeatAtTop(HeadRow, HeadRow);
    }

    /// <summary>The style numbers of the sample row, in the order of <see cref="ExcelKind"/> and then quoted text.</summary>
    public static string[] Styles(XElement sampleRow) =>
        [.. sampleRow.Elements().Take(4).Select(cell => cell.Attribute("s")?.Value ?? 0.ToString(CultureInfo.InvariantCulture))];

    private static IXLStyle Text(IXLCell cell, string text)
    {
        cell.Style.NumberFormat.SetFormat("@");
        cell.SetValue(text);
        return cell.Style;
    }
}
