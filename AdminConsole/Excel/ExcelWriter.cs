using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace AdminConsole.Excel;

/// <summary>
/// Writes a workbook of any number of rows in constant memory: ClosedXML makes the styled template, the rows go straight into its sheet. Every text stays
/// text, and text that a spreadsheet would take for a formula carries the quote prefix (XL-04).
/// </summary>
public static class ExcelWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string SheetFolder = "xl/worksheets/";
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <returns>How many rows were written.</returns>
    public static async Task<int> WriteAsync<T>(Stream target, ExcelSheet<T> sheet, IAsyncEnumerable<T> rows, CancellationToken ct = default)
    {
        using var made = new MemoryStream();
        ExcelTemplate.Write(made, sheet);
        using var template = new ZipArchive(made, ZipArchiveMode.Read);
        await using var workbook = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var written = 0;
        foreach (var part in template.Entries)
        {
            await using var source = await part.OpenAsync(ct);
            await using var copy = await workbook.CreateEntry(part.FullName, CompressionLevel.Fastest).OpenAsync(ct);
            if (part.FullName.StartsWith(SheetFolder, StringComparison.Ordinal) && part.FullName.EndsWith(".xml", StringComparison.Ordinal))
                written = await WriteSheetAsync(copy, await XDocument.LoadAsync(source, LoadOptions.PreserveWhitespace, ct), sheet.Columns, rows, ct);
            else
                await source.CopyToAsync(copy, ct);
        }

        return written;
    }

    private static async Task<int> WriteSheetAsync<T>(Stream target, XDocument template, IReadOnlyList<ExcelColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        var root = template.Root!;
        await using var xml = XmlWriter.Create(target, new XmlWriterSettings { Async = true, NewLineHandling = NewLineHandling.Entitize });
        await xml.WriteStartDocumentAsync(standalone: true);
        await xml.WriteStartElementAsync(root.GetPrefixOfNamespace(Main), root.Name.LocalName, Main.NamespaceName);
        foreach (var attribute in root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value != Main.NamespaceName))
            await xml.WriteAttributeStringAsync("xmlns", attribute.Name.LocalName, null, attribute.Value);

        var written = 0;
        foreach (var part in root.Elements())
        {
            if (part.Name == Main + "sheetData")
                written = await WriteRowsAsync(xml, part, columns, rows, ct);
            else if (part.Name == Main + "cols")
                new XElement(part.Name, part.Elements().Where(IsOurs).OrderBy(From)).WriteTo(xml);
            else if (part.Name != Main + "dimension")
                part.WriteTo(xml);
        }

        await xml.WriteEndDocumentAsync();
        return written;

        // ClosedXML writes the columns to the right of ours first, but the format wants them in order.
        bool IsOurs(XElement column) => From(column) <= columns.Count;

        static int From(XElement column) => (int)column.Attribute("min")!;
    }

    private static async Task<int> WriteRowsAsync<T>(XmlWriter xml, XElement template, IReadOnlyList<ExcelColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        var templateRows = template.Elements().ToList();
        var styles = ExcelTemplate.Styles(templateRows[^1]);
        var letters = Enumerable.Range(0, columns.Count).Select(ExcelReader.Letters).ToArray();
        xml.WriteStartElement("sheetData", Main.NamespaceName);
        foreach (var row in templateRows.SkipLast(1))
            row.WriteTo(xml);

        var number = ExcelTemplate.HeadRow;
        await foreach (var row in rows.WithCancellation(ct))
        {
            var reference = (++number).ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("row", Main.NamespaceName);
            xml.WriteAttributeString("r", reference);
            for (var column = 0; column < columns.Count; column++)
            {
                if (columns[column].Value(row) is { } value)
                    WriteCell(xml, letters[column] + reference, columns[column].Kind, value, styles);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("autoFilter", Main.NamespaceName);
        xml.WriteAttributeString("ref", $"A{ExcelTemplate.HeadRow}:{letters[^1]}{number}");
        xml.WriteEndElement();
        return number - ExcelTemplate.HeadRow;
    }

    private static void WriteCell(XmlWriter xml, string reference, ExcelKind kind, object value, string[] styles)
    {
        xml.WriteStartElement("c", Main.NamespaceName);
        xml.WriteAttributeString("r", reference);
        if (kind == ExcelKind.Text)
        {
            var text = (string)value;
            xml.WriteAttributeString("s", styles[ExcelText.LooksLikeFormula(text) ? ^1 : (int)kind]);
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main.NamespaceName);
            xml.WriteStartElement("t", Main.NamespaceName);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(ExcelText.Encode(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteAttributeString("s", styles[(int)kind]);
            xml.WriteElementString("v", Main.NamespaceName, kind == ExcelKind.Moment ? ((DateTime)value).ToOADate().ToString("R", CultureInfo.InvariantCulture) : ((int)value).ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }
}
