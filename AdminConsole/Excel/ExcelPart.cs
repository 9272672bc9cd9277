using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ClosedXML.Excel;

namespace AdminConsole.Excel;

/// <summary>A sheet together with its rows. What kind of rows they are nobody else needs to know, so that sheets of different rows make one workbook.</summary>
public abstract class ExcelPart
{
    /// <summary>How many rows were written; known once the workbook is.</summary>
    public int Written { get; protected set; }

    internal abstract int Columns { get; }

    internal abstract void AddTo(XLWorkbook workbook);

    /// <summary>Writes the rows in place of the template's sample row.</summary>
    internal abstract Task WriteRowsAsync(XmlWriter xml, XElement template, CancellationToken ct);
}

/// <summary>The rows come while they are written; nothing holds them all.</summary>
public sealed class ExcelPart<T>(ExcelSheet<T> sheet, IAsyncEnumerable<T> rows) : ExcelPart
{
    internal override int Columns => sheet.Columns.Count;

    internal override void AddTo(XLWorkbook workbook) => ExcelTemplate.AddTo(workbook, sheet);

    internal override async Task WriteRowsAsync(XmlWriter xml, XElement template, CancellationToken ct)
    {
        var columns = sheet.Columns;
        var templateRows = template.Elements().ToList();
        var styles = ExcelTemplate.Styles(templateRows[^1]);
        var letters = Enumerable.Range(0, columns.Count).Select(ExcelReader.Letters).ToArray();
        xml.WriteStartElement("sheetData", ExcelWriter.Main.NamespaceName);
        foreach (var row in templateRows.SkipLast(1))
            row.WriteTo(xml);

        var number = ExcelTemplate.HeadRow;
        await foreach (var row in rows.WithCancellation(ct))
        {
            var reference = (++number).ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("row", ExcelWriter.Main.NamespaceName);
            xml.WriteAttributeString("r", reference);
            for (var column = 0; column < columns.Count; column++)
            {
                if (columns[column].Value(row) is { } value)
                    WriteCell(xml, letters[column] + reference, columns[column].Kind, value, styles);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("autoFilter", ExcelWriter.Main.NamespaceName);
        xml.WriteAttributeString("ref", $"A{ExcelTemplate.HeadRow}:{letters[^1]}{number}");
        xml.WriteEndElement();
        Written = number - ExcelTemplate.HeadRow;
    }

    private static void WriteCell(XmlWriter xml, string reference, ExcelKind kind, object value, string[] styles)
    {
        xml.WriteStartElement("c", ExcelWriter.Main.NamespaceName);
        xml.WriteAttributeString("r", reference);
        if (kind == ExcelKind.Text)
        {
            var text = (string)value;
            xml.WriteAttributeString("s", styles[ExcelText.LooksLikeFormula(text) ? ^1 : (int)kind]);
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", ExcelWriter.Main.NamespaceName);
            xml.WriteStartElement("t", ExcelWriter.Main.NamespaceName);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(ExcelText.Encode(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteAttributeString("s", styles[(int)kind]);
            xml.WriteElementString("v", ExcelWriter.Main.NamespaceName, kind == ExcelKind.Moment ? ((DateTime)value).ToOADate().ToString("R", CultureInfo.InvariantCulture) : ((int)value).ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }
}
