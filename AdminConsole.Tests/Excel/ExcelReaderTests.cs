using System.IO.Compression;
using System.Text;
using AdminConsole.Domain;
using AdminConsole.Excel;
using ClosedXML.Excel;

namespace AdminConsole.Tests.Excel;

public sealed class ExcelReaderTests
{
    private static readonly ImportLimits Limits = new() { MaxRows = 100, MaxCols = 5, MaxEntries = 20, MaxInflated = 1_000_000 };

    [Fact]
    public async Task XL04_ReadAsync_OurOwnExport_ReadsBackUnchanged()
    {
        string[] values = ["420106199605047932", "=1+1", " 前后 ", "第一行\n第二行", "_x0041_", "𠮷野家", "1E5"];
        var sheet = new ExcelSheet<string>("名单", "标题", "说明", [new("值", 20, ExcelKind.Text, value => value)]);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, values.ToAsyncEnumerable());

        Assert.Equal(values, (await RowsAsync(file)).Skip(3).Select(row => Assert.Single(row).Value));
    }

    [Fact]
    public async Task ReadAsync_ASpreadsheetProgramsFile_TellsKindsAndPlaces()
    {
        using var file = Workbook(page =>
        {
            page.Cell("A1").SetValue("共享");
            page.Cell("C1").SetValue(12.5);
            page.Cell("A3").SetValue("共享");
            page.Cell("B3").SetValue(true);
        });
        List<(int, string)> read = [];

        var result = await ReadAsync(file, row => read.Add((row.Number, string.Join('|', row.Cells.Select(cell => $"{cell.Kind}:{cell.Value}")))));

        Assert.Equal(2, result.Value);
        Assert.Equal([(1, "Text:共享|Empty:|Number:12.5"), (3, "Text:共享|Boolean:1")], read);
    }

    [Fact]
    public async Task XL02_FormulaAndScientificNumber_AreToldWithTheirAddress()
    {
        using var file = Workbook(page =>
        {
            page.Cell("B2").FormulaA1 = "1+1";
            page.Cell("C2").SetValue(420106199605047932d);
            page.Cell("D2").SetValue(110420);
            page.Cell("A3").SetValue("4.20106E+17");
            page.Cell("B3").SetValue("E12345678");
        });
        List<string> told = [];

        await ReadAsync(file, row => told.AddRange(row.Cells.Select((cell, column) => (cell, column)).Where(at => at.cell.Kind == CellKind.Formula || at.cell.HasLostDigits).Select(at => row.Address(at.column))));

        Assert.Equal(["B2", "C2", "A3"], told);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "macros", "import_macros" },
        { "external", "import_external_links" },
        { "external-relation", "import_external_links" },
        { "dtd", "import_unsafe_xml" },
        { "entries", "import_too_large" },
        { "bomb", "import_too_large" },
        { "rows", "import_too_large" },
        { "columns", "import_too_large" },
        { "cell", "import_too_large" },
        { "encrypted", "import_encrypted" },
        { "text", "import_not_a_workbook" },
        { "tiny", "import_not_a_workbook" },
        { "empty", "import_not_a_workbook" },
        { "truncated", "import_not_a_workbook" },
        { "no-workbook", "import_not_a_workbook" },
        { "shared-out-of-range", "import_not_a_workbook" },
        { "broken-xml", "import_not_a_workbook" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task XL01_HostileFile_IsRefusedByName(string what, string expected)
    {
        using var file = Make(what);

        Assert.Equal(expected, (await ReadAsync(file, _ => { })).Error?.Code);
    }

    /// <summary>The header of the part promises ten bytes; what comes out is counted.</summary>
    [Fact]
    public async Task XL01_Bomb_StopsAtTheLimitWithoutTheMemory()
    {
        using var file = Make("bomb");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Same(ImportErrors.TooLarge, (await ReadAsync(file, _ => { })).Error);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    private static MemoryStream Make(string what) => what switch
    {
        "macros" => Zip(("xl/vbaProject.bin", "x")),
        "external" => Zip(("xl/externalLinks/externalLink1.xml", "<x/>")),
        "external-relation" => Zip(("xl/worksheets/_rels/sheet1.xml.rels", """<Relationships><Relationship Id="r1" Type="http://x/image" Target="http://evil/" TargetMode="External"/></Relationships>""")),
        "dtd" => Zip(sheet: """<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>"""),
        "entries" => Zip([.. Enumerable.Range(0, 30).Select(number => ($"xl/media/{number}.png", "x"))]),
        "bomb" => Zip(sheet: Sheet("""<c r="A1" t="inlineStr"><is><t>""" + new string(' ', 20_000_000) + "</t></is></c>")),
        "rows" => Zip(sheet: "<worksheet><sheetData>" + string.Concat(Enumerable.Range(1, 101).Select(row => $"""<row r="{row}"><c r="A{row}"><v>1</v></c></row>""")) + "</sheetData></worksheet>"),
        "columns" => Zip(sheet: Sheet("""<c r="XFD1"><v>1</v></c>""")),
        "cell" => Zip(sheet: Sheet("""<c r="A1" t="inlineStr"><is><t>""" + new string('a', 40_000) + "</t></is></c>")),
        "encrypted" => new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
        "text" => new MemoryStream(Encoding.UTF8.GetBytes("姓名,证书编号")),
        "tiny" => new MemoryStream("PK"u8.ToArray()),
        "empty" => new MemoryStream(),
        "truncated" => new MemoryStream(Zip().ToArray()[..200]),
        "no-workbook" => Raw(("hello.txt", "x")),
        "shared-out-of-range" => Zip(sheet: Sheet("""<c r="A1" t="s"><v>7</v></c>""")),
        "broken-xml" => Zip(sheet: "<worksheet><sheetData><row>"),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private static string Sheet(string cells) => $"""<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>""";

    private static MemoryStream Zip(params (string Name, string Text)[] more) => Zip(Sheet(""), more);

    private static MemoryStream Zip(string sheet, params (string Name, string Text)[] more) => Raw(
    [
        ("xl/workbook.xml", """<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", sheet),
        .. more,
    ]);

    private static MemoryStream Raw(params (string Name, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        file.Position = 0;
        return file;
    }

    private static MemoryStream Workbook(Action<IXLWorksheet> fill)
    {
        var file = new MemoryStream();
        using var workbook = new XLWorkbook();
        fill(workbook.AddWorksheet("表"));
        workbook.SaveAs(file);
        file.Position = 0;
        return file;
    }

    [Fact]
    public async Task ReadAsync_RichText_IsReadWithoutItsReadings()
    {
        using var file = Zip(sheet: Sheet("""<c r="A1" t="inlineStr"><is><r><t>富</t></r><rPh sb="0" eb="1"><t>fu</t></rPh><r><t>文本</t></r></is></c>"""));

        Assert.Equal("富文本", Assert.Single(Assert.Single(await RowsAsync(file))).Value);
    }

    private static async Task<List<ExcelCell[]>> RowsAsync(Stream file)
    {
        List<ExcelCell[]> rows = [];
        file.Position = 0;
        var result = await ReadAsync(file, row => rows.Add([.. row.Cells]));
        Assert.True(result.IsOk, result.Error?.Code);
        return rows;
    }

    private static Task<Result<int>> ReadAsync(Stream file, Action<ExcelRow> onRow) => ExcelReader.ReadAsync(file, Limits, row =>
    {
        onRow(row);
        return ValueTask.CompletedTask;
    });
}
