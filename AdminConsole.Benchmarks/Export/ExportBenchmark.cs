using System.Globalization;
using AdminConsole.Excel;
using ClosedXML.Excel;

namespace AdminConsole.Benchmarks.Export;

/// <summary>P5: a filing workbook of fifteen columns as the product writes it, beside ClosedXML cell by cell.</summary>
internal static class ExportBenchmark
{
    private const int Columns = 15;

    public static async Task RunAsync(Arguments arguments)
    {
        var sizes = arguments.List("rows") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [50_000];
        Console.WriteLine($"{Environment.ProcessorCount} cores; {Columns} columns: {string.Join(", ", sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)))}");
        var growth = new Growth();
        foreach (var rows in sizes)
        {
            await WriteAsync(1000);
            var length = 0L;
            var (ours, oursPeak) = await Peak.OfAsync(async () => length = await WriteAsync(rows));
            var (peer, peerPeak) = await Peak.OfAsync(() =>
            {
                WriteWithClosedXml(rows);
                return Task.CompletedTask;
            });
            growth.Note("export, ms of processor", rows, ours.TotalMilliseconds);
            growth.Note("ClosedXML, ms of processor", rows, peer.TotalMilliseconds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                 {rows:N0} rows, {length / 1024.0 / 1024:0.0} MiB: {ours.TotalSeconds:0.00} s of processor, ClosedXML {peer.TotalSeconds:0.00} s; ratio {ours / peer:0.00} (goal 0.25)
                   memory above idle: {oursPeak:N0} MiB, ClosedXML {peerPeak:N0} MiB; ratio {(double)oursPeak / peerPeak:0.00} (goal 0.15)
                 """));
        }

        growth.Print();
    }

    private static async Task<long> WriteAsync(int rows)
    {
        var sheet = new ExcelSheet<int>("名册", "备案名册", "合成数据", [.. Enumerable.Range(0, Columns).Select(column => new ExcelColumn<int>(Title(column), 20, ExcelKind.Text, row => Value(row, column)))]);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, Enumerable.Range(1, rows).ToAsyncEnumerable());
        return file.Length;
    }

    private static void WriteWithClosedXml(int rows)
    {
        using var workbook = new XLWorkbook();
        var page = workbook.AddWorksheet("名册");
        for (var column = 0; column < Columns; column++)
            page.Cell(1, column + 1).SetValue(Title(column));
        for (var row = 1; row <= rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var cell = page.Cell(row + 1, column + 1);
                cell.Style.NumberFormat.SetFormat("@");
                cell.SetValue(Value(row, column));
            }
        }

        using var file = new MemoryStream();
        workbook.SaveAs(file);
    }

    private static string Title(int column) => $"第{column + 1}列";

    /// <summary>Numbers of eighteen digits, names and places, as the real columns have them.</summary>
    private static string Value(int row, int column) => (column % 3) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"42010619960101{row % 10000:D4}{column:D2}"),
        1 => $"试用人员{row}",
        _ => "武汉市第一医院",
    };
}
