using AdminConsole.Excel;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>The registry's import as the district does it, with pictures of each step.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class RegistryScreenTests(ConsoleServer console)
{
    /// <summary>A job is looked after every few seconds, and the machine may have other work.</summary>
    private const float JobMilliseconds = 30_000;

    private static readonly string[] Head = ["执业证书编号", "姓名", "级别", "类别", "执业范围", "执业机构", "注册状态", "状态日期", "有效期起", "有效期止"];

    [Fact]
    public Task XL03_District_UploadsPreviewsAndApplies_OpenScreensFollow() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/practitioners");
        var watching = await console.SignInAsync(session, "district", "/practitioners");
        await watching.GetByRole(AriaRole.Searchbox).FillAsync("覃新生");
        await Expect(watching.Locator(".empty-state")).ToBeVisibleAsync();

        var faulty = await UploadAsync(page, ["110420100077777", "覃新生", "执业医师", "110", "内科专业", "武汉市第一医院", "在岗", "", "", ""]);
        await Expect(page.GetByText("第5行 注册状态 不在代码表内")).Not.ToBeVisibleAsync();
        await Expect(page.GetByText("第4行 注册状态 不在代码表内")).ToBeVisibleAsync();
        var ready = await UploadAsync(page, ["110420100077777", "覃新生", "执业医师", "110", "内科专业", "武汉市第一医院；汉正街社区卫生服务中心", "已注册", "2020-01-02", "2020-01-02", ""]);
        await Expect(page.GetByText("预览完成：新增 1，变更 0，移出 0")).ToBeVisibleAsync();

        await console.WalkAsync(
            session, page,
            new("practitioner-import", "/practitioners/import", "input[type=file]"),
            new("practitioner-import-faults", faulty, ".faults"),
            new("practitioner-import-preview", ready, ".button-primary"),
            new("jobs", "/jobs", "tbody tr"));
        await console.SpeakAsync(page, "zh-CN");
        await page.SetViewportSizeAsync(1440, 900);
        await page.GotoAsync(ready);
        await page.GetByRole(AriaRole.Button, new() { Name = "应用", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "应用", Exact = true }).ClickAsync();

        await Expect(page.GetByText("已应用，执业医师库更新为第")).ToBeVisibleAsync();
        await Expect(watching.Locator("tbody tr", new() { HasText = "覃新生" })).ToBeVisibleAsync();

        await watching.GetByRole(AriaRole.Link, new() { Name = "覃新生" }).ClickAsync();
        await Expect(watching.Locator("#practitioner-history")).ToBeVisibleAsync();
        await page.GotoAsync("/practitioners");
        await page.GetByRole(AriaRole.Button, new() { Name = "导出" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "下载" })).ToBeVisibleAsync(new() { Timeout = JobMilliseconds });
        await console.WalkAsync(
            session, page,
            new("practitioners-list", "/practitioners", "tbody tr"),
            new("practitioner-detail", new Uri(watching.Url).AbsolutePath, "#practitioner-history"));
    });

    /// <returns>The address of the job's page.</returns>
    private static async Task<string> UploadAsync(IPage page, params string[] line)
    {
        var sheet = new ExcelSheet<string[]>("名单", "执业医师", "说明", [.. Head.Select((title, column) => new ExcelColumn<string[]>(title, 10, ExcelKind.Text, row => row[column].Length == 0 ? null : row[column]))]);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, new[] { line }.ToAsyncEnumerable());
        await page.GotoAsync("/practitioners/import");
        await page.GetByLabel("Excel 文件").SetInputFilesAsync(new FilePayload { Name = "执业医师.xlsx", MimeType = ExcelWriter.ContentType, Buffer = file.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并预览" }).ClickAsync();
        await Expect(page.Locator("#import-preview")).ToBeVisibleAsync(new() { Timeout = JobMilliseconds });
        return new Uri(page.Url).AbsolutePath;
    }
}
