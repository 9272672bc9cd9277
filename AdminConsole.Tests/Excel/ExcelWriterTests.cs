using System.IO.Compression;
using AdminConsole.Excel;
using ClosedXML.Excel;

namespace AdminConsole.Tests.Excel;

public sealed class ExcelWriterTests
{
    private static readonly ExcelSheet<string> OneColumn = new("名单", "审核通过名单", "导出人：李审核", [new("证件号码", 22, ExcelKind.Text, value => value)]);

    [Theory]
    [InlineData("420106199605047932")]
    [InlineData("000123")]
    [InlineData("1E5")]
    [InlineData("2021-01-01")]
    [InlineData("TRUE")]
    [InlineData("赵启明")]
    [InlineData("𠮷野家")]
    [InlineData("  前后有空格  ")]
    [InlineData("第一行\n第二行")]
    [InlineData("<a href='x'>&amp;</a>")]
    [InlineData("=1+1")]
    [InlineData("+86 138")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task XL04_WriteAsync_Text_ReadsBackExactlyAsText(string value)
    {
        var cell = (await WriteAsync(value)).Cell(4, 1);

        Assert.Equal(XLDataType.Text, cell.DataType);
        Assert.False(cell.HasFormula);
        Assert.Equal(value.ReplaceLineEndings("\n"), cell.GetString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("  =1+1", true)]
    [InlineData("+1", true)]
    [InlineData("-1", true)]
    [InlineData("@x", true)]
    [InlineData("＝1", true)]
    [InlineData("＋1", true)]
    [InlineData("－1", true)]
    [InlineData("＠x", true)]
    [InlineData("\tx", true)]
    [InlineData("\rx", true)]
    [InlineData("\nx", true)]
    [InlineData("　=1", true)]
    [InlineData("赵=", false)]
    [InlineData("420106199605047932", false)]
    [InlineData("", false)]
    public async Task XL04_WriteAsync_TextThatStartsLikeAFormula_CarriesTheQuotePrefix(string value, bool expected) =>
        Assert.Equal(expected, (await WriteAsync(value)).Cell(4, 1).Style.IncludeQuotePrefix);

    [Fact]
    public async Task WriteAsync_TextThatXmlCannotHold_IsReplacedNotRefused() => Assert.Equal("a\uFFFDb\uFFFD", (await WriteAsync("a\u0001b\uD800")).Cell(4, 1).GetString());

    [Theory]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("a_x00e9_b", "a_x005F_x00e9_b")]
    [InlineData("_x41_ _X0041_", "_x41_ _X0041_")]
    public void Encode_TextThatTheFormatWouldReadAsEscaped_IsEscapedItself(string text, string expected) => Assert.Equal(expected, ExcelText.Encode(text));

    [Fact]
    public async Task WriteAsync_NumbersAndMoments_AreNumbersAndMoments()
    {
        var at = new DateTime(2021, 3, 1, 9, 30, 0, DateTimeKind.Utc);
        var sheet = new ExcelSheet<int>("表", "标题", "说明", [new("月数", 8, ExcelKind.WholeNumber, value => value), new("时间", 18, ExcelKind.Moment, _ => at), new("空", 8, ExcelKind.Text, _ => null)]);

        var page = await WriteAsync(sheet, [18]);

        Assert.Equal(18, page.Cell(4, 1).GetValue<int>());
        Assert.Equal(at, page.Cell(4, 2).GetDateTime());
        Assert.Equal("yyyy-mm-dd hh:mm", page.Cell(4, 2).Style.NumberFormat.Format);
        Assert.True(page.Cell(4, 3).IsEmpty());
    }

    [Fact]
    public async Task WriteAsync_Headings_StandAboveTheRowsAndNoSampleIsLeft()
    {
        var page = await WriteAsync(OneColumn, []);

        Assert.Equal(("审核通过名单", "导出人：李审核", "证件号码"), (page.Cell(1, 1).GetString(), page.Cell(2, 1).GetString(), page.Cell(3, 1).GetString()));
        Assert.Equal((3, 22d), (page.LastRowUsed().RowNumber(), page.Column(1).Width));
    }

    [Fact]
    public async Task WriteAsync_ManyColumnsAndRows_KeepEachInItsPlace()
    {
        var sheet = new ExcelSheet<int>("表", "标题", "说明", [.. Enumerable.Range(0, 60).Select(column => new ExcelColumn<int>($"列{column}", 8, ExcelKind.Text, row => $"{row}/{column}"))]);

        var page = await WriteAsync(sheet, Enumerable.Range(0, 300));

        Assert.Equal(("0/0", "299/59", "150/27"), (page.Cell(4, 1).GetString(), page.Cell(303, 60).GetString(), page.Cell(154, 28).GetString()));
    }

    [Fact]
    public async Task WriteAsync_Result_IsAPackageWithEveryPartOnce()
    {
        using var file = new MemoryStream();
        Assert.Equal(2, await ExcelWriter.WriteAsync(file, OneColumn, new[] { "a", "b" }.ToAsyncEnumerable()));

        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, entry => entry.FullName == "xl/workbook.xml");
        Assert.Equal(zip.Entries.Count, zip.Entries.Select(entry => entry.FullName).Distinct().Count());
    }

    private static Task<IXLWorksheet> WriteAsync(string value) => WriteAsync(OneColumn, [value]);

    private static async Task<IXLWorksheet> WriteAsync<T>(ExcelSheet<T> sheet, IEnumerable<T> rows)
    {
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, rows.ToAsyncEnumerable());
        file.Position = 0;
        return new XLWorkbook(file).Worksheets.Single();
    }
}
