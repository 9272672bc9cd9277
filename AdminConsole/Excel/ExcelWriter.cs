using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace AdminConsole.Excel;

/// <summary>
/// Writes a workbook of any number of rows in constant memory: ClosedXML makes the styled template, the rows go straight into its sheets. Every text stays
/// text, and text that a spreadsheet would take for a formula carries the quote prefix (XL-04). The same rows give the same bytes, whenever they are written.
/// </summary>
public static class ExcelWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string SheetPrefix = "xl/worksheets/sheet", SheetSuffix = ".xml", PropertiesFolder = "package/", RootRelationships = "_rels/.rels";

    /// <summary>The earliest moment that a ZIP archive can say.</summary>
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>How many rows were written.</returns>
    public static async Task<int> WriteAsync<T>(Stream target, ExcelSheet<T> sheet, IAsyncEnumerable<T> rows, CancellationToken ct = default)
    {
        var part = new ExcelPart<T>(sheet, rows);
        await WriteAsync(target, [part], ct);
        return part.Written;
    }

    /// <summary>Several sheets, in this order on their tabs; the rows of the first are read last, so that a cover can tell what the others hold.</summary>
    public static async Task WriteAsync(Stream target, IReadOnlyList<ExcelPart> parts, CancellationToken ct = default)
    {
        using var made = new MemoryStream();
        ExcelTemplate.Write(made, parts);
        using var template = new ZipArchive(made, ZipArchiveMode.Read);
        await using var workbook = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in template.Entries.Where(entry => !entry.FullName.StartsWith(PropertiesFolder, StringComparison.Ordinal)).OrderBy(entry => SheetNumber(entry) switch { null => 0, 1 => int.MaxValue, var number => number }))
        {
            var written = workbook.CreateEntry(entry.FullName, CompressionLevel.Fastest);
            written.LastWriteTime = Written;
            await using var source = await entry.OpenAsync(ct);
            await using var copy = await written.OpenAsync(ct);
            if (SheetNumber(entry) is { } number)
                await WriteSheetAsync(copy, await XDocument.LoadAsync(source, LoadOptions.PreserveWhitespace, ct), parts[number - 1], ct);
            else if (entry.FullName == RootRelationships)
                await WriteRelationshipsAsync(copy, source, ct);
            else
                await source.CopyToAsync(copy, ct);
        }
    }

    /// <summary>Without the part that says who made the workbook and when, whose name and number are others each time.</summary>
    private static async Task WriteRelationshipsAsync(Stream target, Stream source, CancellationToken ct)
    {
        var relationships = await XDocument.LoadAsync(source, LoadOptions.None, ct);
        relationships.Root!.Elements().Where(element => ((string)element.Attribute("Target")!).StartsWith($"/{PropertiesFolder}", StringComparison.Ordinal)).Remove();
        foreach (var (index, element) in relationships.Root.Elements().Index())
            element.SetAttributeValue("Id", $"rId{index + 1}");
        await relationships.SaveAsync(target, SaveOptions.DisableFormatting, ct);
    }

    /// <summary>ClosedXML numbers the sheets in the order of their tabs.</summary>
    private static int? SheetNumber(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith(SheetPrefix, StringComparison.Ordinal) && int.TryParse(entry.FullName[SheetPrefix.Length..].Replace(SheetSuffix, "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task WriteSheetAsync(Stream target, XDocument template, ExcelPart part, CancellationToken ct)
    {
        var root = template.Root!;
        await using var xml = XmlWriter.Create(target, new XmlWriterSettings { Async = true, NewLineHandling = NewLineHandling.Entitize });
        await xml.WriteStartDocumentAsync(standalone: true);
        await xml.WriteStartElementAsync(root.GetPrefixOfNamespace(Main), root.Name.LocalName, Main.NamespaceName);
        foreach (var attribute in root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value != Main.NamespaceName))
            await xml.WriteAttributeStringAsync("xmlns", attribute.Name.LocalName, null, attribute.Value);

        foreach (var element in root.Elements())
        {
            if (element.Name == Main + "sheetData")
                await part.WriteRowsAsync(xml, element, ct);
            else if (element.Name == Main + "cols")
                new XElement(element.Name, element.Elements().Where(IsOurs).OrderBy(From)).WriteTo(xml);
            else if (element.Name != Main + "dimension")
                element.WriteTo(xml);
        }

        await xml.WriteEndDocumentAsync();

        // ClosedXML writes the columns to the right of ours first, but the format wants them in order.
        bool IsOurs(XElement column) => From(column) <= part.Columns;

        static int From(XElement column) => (int)column.Attribute("min")!;
    }
}
