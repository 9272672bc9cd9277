using AdminConsole.Excel;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>The library's import as a level above does it, with pictures of each step.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class LibraryImportScreenTests(ConsoleServer console)
{
    private static readonly string[] Head = ["机构名称", "机构类别", "信息上报层级", "信用代码", "机构地址", "邮政编码", "机构级别", "机构等次", "业务定级"];
    private static readonly string[] Line = ["湖北示范导入医院", "综合医院", "湖北考区", "12420000441350081H", "中南路1号", "430071", "三级", "甲等", "省级"];

    [Fact]
    public async Task XL03_Library_IsExportedChangedAndImported_RefusalsStandBesideTheField()
    {
        string faulty = "", ready = "";
        await Browser.RunAsync(async session =>
        {
            var page = await console.SignInAsync(session, "district", "/institutions");
            await page.GetByRole(AriaRole.Link, new() { Name = "导入", Exact = true }).ClickAsync();

            await SendAsync(page, "PK假的"u8.ToArray());
            await Expect(page.Locator("#fault-file")).ToHaveTextAsync("不是有效的 Excel 工作簿（.xlsx），或文件已损坏");
            await Expect(page.GetByLabel("Excel 文件")).ToHaveAttributeAsync("aria-invalid", "true");

            await SendAsync(page, Workbook(head => head.Cell(1, 61).SetValue("第61列")));
            await Expect(page.Locator("#fault-file")).ToContainTextAsync("文件超出导入上限");
            await SendAsync(page, Workbook(head => head.Cell(2, 1).FormulaA1 = "\"医\"&\"院\""));
            await Expect(page.GetByText("第2行 机构名称 单元格 A2 是公式，请改为值")).ToBeVisibleAsync();

            // The library's own workbook says nothing new.
            var download = await page.RunAndWaitForDownloadAsync(() => page.EvaluateAsync("() => { const link = document.createElement('a'); link.href = '/institutions/export'; link.download = ''; document.body.append(link); link.click(); link.remove(); }"));
            await SendAsync(page, await File.ReadAllBytesAsync(await download.PathAsync()));
            await Expect(page.GetByText("与机构库完全一致，没有改动")).ToBeVisibleAsync();

            faulty = await UploadAsync(page, Line, [.. Line[..3], Line[3], .. Line[4..6], "四级", .. Line[7..]]);
            await Expect(page.GetByText("第5行 机构级别 不在代码表内")).ToBeVisibleAsync();
            ready = await UploadAsync(page, Line);
            await Expect(page.GetByText("预览完成：新增 1，变更 0")).ToBeVisibleAsync();
        });

        // Another session: the browser repeats refusals, which were meant, as errors.
        await Browser.RunAsync(async session =>
        {
            var page = await console.SignInAsync(session, "district", "/institutions");
            await page.GotoAsync(ready);
            await page.GetByRole(AriaRole.Button, new() { Name = "应用", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "应用", Exact = true }).ClickAsync();
            await Expect(page.GetByText("已写入：新增 1，变更 0")).ToBeVisibleAsync();
            await console.WalkAsync(
                session,
                page,
                new("library-import", "/institutions/import", "input[type=file]"),
                new("library-import-refused", "/institutions/import?refusal=import_macros", "#fault-file"),
                new("library-import-faults", faulty, ".faults"),
                new("library-import-preview", ready, "#import-preview"),
                new("library-import-result", new Uri(page.Url).AbsolutePath, "#import-preview"));
        });
    }

    private static byte[] Workbook(Action<IXLWorksheet> more)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("机构库");
        for (var column = 0; column < Head.Length; column++)
            sheet.Cell(1, column + 1).SetValue(Head[column]);
        more(sheet);
        using var file = new MemoryStream();
        workbook.SaveAs(file);
        return file.ToArray();
    }

    private static async Task SendAsync(IPage page, byte[] file)
    {
        await page.GotoAsync("/institutions/import");
        await page.GetByLabel("Excel 文件").SetInputFilesAsync(new FilePayload { Name = "机构库.xlsx", MimeType = ExcelWriter.ContentType, Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并预览" }).ClickAsync();
    }

    /// <returns>The address of the job's page.</returns>
    private static async Task<string> UploadAsync(IPage page, params string[][] lines)
    {
        var sheet = new ExcelSheet<string[]>("机构库", "机构库", "说明", [.. Head.Select((title, column) => new ExcelColumn<string[]>(title, 10, ExcelKind.Text, line => line[column]))]);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, lines.ToAsyncEnumerable());
        await SendAsync(page, file.ToArray());
        await Expect(page.Locator("#import-preview")).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }
}
