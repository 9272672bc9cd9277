using System.Diagnostics;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Excel;

/// <summary>A spreadsheet program other than the one the format comes from, where the machine has it.</summary>
internal static class LibreOffice
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>The first sheet's lines as the program reads them: comma-separated, texts in quotes, each value as the sheet holds it. Null without the program.</summary>
    public static async Task<string[]?> LinesAsync(byte[] workbook)
    {
        if (Program is null)
            return null;
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("workbook.xlsx"), workbook);

        // Comma, double quote, UTF-8, from the first line; texts in quotes, values as they are stored.
        var start = new ProcessStartInfo(Program, [$"-env:UserInstallation=file://{folder.File("profile")}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false", "--outdir", folder.Path, folder.File("workbook.xlsx")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(File.Exists(folder.File("workbook.csv")), $"{await output}{await error}");
        return await File.ReadAllLinesAsync(folder.File("workbook.csv"));
    }
}
