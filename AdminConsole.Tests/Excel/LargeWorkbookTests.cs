using System.Globalization;
using AdminConsole.Excel;

namespace AdminConsole.Tests.Excel;

/// <summary>A workbook as large as a season's: right to the last digit, and fit for other programs.</summary>
public sealed class LargeWorkbookTests
{
    private const int Rows = 50_000;

    /// <summary>What spreadsheets like to spoil.</summary>
    private static readonly string[] Numbers = ["420106199605047932", "42010619960504793X", "000123456789012345", "E12345678", "1E5", "2021-03-01"];

    private static readonly string[] Names = ["赵启明", "=HYPERLINK(\"x\")", "＝1+1", "阿依古丽·买买提", "@SUM(A1)", "𠮷野家", "-1", " 前后 ", "_x0041_", "<b>&amp;</b>"];

    private static readonly ExcelSheet<int> Sheet = new("名册", "备案名册", "2021年",
    [
        new("姓名", 14, ExcelKind.Text, Name),
        new("证件号码", 24, ExcelKind.Text, Number),
        new("月数", 10, ExcelKind.WholeNumber, row => row % 40),
        new("审核时间", 18, ExcelKind.Moment, row => At(row)),
        new("备注", 30, ExcelKind.Text, row => row % 3 == 0 ? null : $"第{row}行"),
    ]);

    /// <summary>Read back by the product's own reader, held to the schema and, where the machine has it, opened by LibreOffice.</summary>
    [Fact]
    public async Task XL04_FiftyThousandRows_KeepToTheSchemaAndReadBackEqual()
    {
        var file = await WriteAsync(Rows);
        var next = 0;

        var read = await ExcelReader.ReadAsync(new MemoryStream(file), new ImportLimits { MaxRows = Rows + 3 }, row =>
        {
            if (row.Number <= 3)
                return ValueTask.CompletedTask;
            var index = next++;
            Assert.Equal(
                (CellKind.Text, Name(index), CellKind.Text, Number(index), (index % 40).ToString(CultureInfo.InvariantCulture)),
                (row[0].Kind, row[0].Value, row[1].Kind, row[1].Value, row[2].Value));
            Assert.Equal(At(index), DateTime.FromOADate(double.Parse(row[3].Value, CultureInfo.InvariantCulture)));
            Assert.Equal(index % 3 == 0 ? null : $"第{index}行", row[4].Value);
            return ValueTask.CompletedTask;
        });

        Assert.Equal((Rows + 3, Rows), (read.Value, next));
        Assert.Empty(WorkbookSchema.FaultsOf(file));
        if (await LibreOffice.LinesAsync(file) is not { } lines)
            return;
        Assert.Equal(Rows + 3, lines.Length);
        Assert.All(lines.Skip(3).Index(), line => Assert.StartsWith($"{Quoted(Name(line.Index))},{Quoted(Number(line.Index))},{line.Index % 40},", line.Item, StringComparison.Ordinal));
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Name(int row) => Names[row % Names.Length];

    private static string Number(int row) => Numbers[row % Numbers.Length];

    private static DateTime At(int row) => new DateTime(2021, 3, 1, 9, 30, 0, DateTimeKind.Unspecified).AddMinutes(row);

    private static async Task<byte[]> WriteAsync(int rows)
    {
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, Sheet, Enumerable.Range(0, rows).ToAsyncEnumerable());
        return file.ToArray();
    }
}
