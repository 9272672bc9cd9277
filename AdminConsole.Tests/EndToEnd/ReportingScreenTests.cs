using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class ReportingScreenTests(ConsoleServer console)
{
    /// <summary>The reviewer reports, the site sends one back, the reviewer sees why; the printed list has what the screen had.</summary>
    [Fact]
    public Task ReportedList_GoesUpward_AndOneRowComesBackWithTheReason() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/reports");
        foreach (var name in new[] { "钟离上报", "钟离退回" })
        {
            await page.GotoAsync($"/review/{(await console.FileAsync("green", name)).Id}");
            await Expect(page.Locator(".decision-approve input")).ToBeEnabledAsync();
            foreach (var key in new[] { "t", "a", "s" })
                await page.Keyboard.PressAsync(key);
            await Expect(page.Locator(".page-head").GetByText("审核通过")).ToBeVisibleAsync();
        }

        await page.GotoAsync("/reports");
        await page.GetByRole(AriaRole.Link, new() { Name = "上报", Exact = true }).ClickAsync();
        await page.GetByLabel("全选本页").UncheckAsync();
        await Expect(page.Locator("tbody input:checked")).ToHaveCountAsync(0);
        foreach (var name in new[] { "钟离上报", "钟离退回" })
            await page.GetByRole(AriaRole.Row, new() { NameRegex = new(name) }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "上报 2 人" }).ClickAsync();
        await Expect(page.GetByText("请勾选承诺后再上报")).ToBeVisibleAsync();
        await page.GetByLabel("我单位承诺").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "上报 2 人" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("上报清单 .*-L") })).ToBeVisibleAsync();
        var address = new Uri(page.Url).AbsolutePath;

        var site = await console.SignInAsync(session, "site", address);
        await site.GetByRole(AriaRole.Row, new() { NameRegex = new("钟离退回") }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await site.GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await site.GetByLabel("原因").FillAsync("带教老师执业证号有误");
        await site.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("钟离退回") })).ToContainTextAsync("带教老师执业证号有误");
        await page.GotoAsync($"{address}/print");
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("钟离上报") })).ToBeVisibleAsync();
        await Expect(page.GetByText("（单位公章）")).ToBeVisibleAsync();
        Assert.Empty(session.Errors);
    });

    /// <summary>The district makes a workbook, sees it done, and downloads the kept copy.</summary>
    [Fact]
    public Task Workbook_IsMadeByAJob_KeptAndDownloaded() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/filing");
        await page.GetByRole(AriaRole.Link, new() { Name = "备案名册" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "生成名册" }).ClickAsync();
        await Expect(page.GetByText("名册已生成")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var kept = page.Locator("section[aria-labelledby=workbooks] tbody th a").First;
        await Expect(kept).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => kept.ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        using var workbook = new XLWorkbook(content);
        Assert.Equal("封面", workbook.Worksheet(1).Name);
        Assert.Contains(workbook.Worksheet(2).CellsUsed(), cell => cell.GetString() == "武汉市第一医院");
        await console.WalkAsync(session, page, new Screen("workbooks", "/filing/workbooks", "tbody tr"));
    });

    [Fact]
    public Task BR07_ReportingPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/reports");
        await page.Locator("tbody th a").First.WaitForAsync();
        var list = await page.Locator("tbody th a").First.GetAttributeAsync("href");
        var season = await page.GetByRole(AriaRole.Link, new() { Name = "上报", Exact = true }).GetAttributeAsync("href");
        await console.WalkAsync(session, page, new("reports", "/reports", "tbody tr"), new("report", $"/{list}", "tbody tr"), new("report-new", $"/{season}", "tbody tr"), new("report-print", $"/{list}/print", ".sheet tbody tr"));

        var district = await console.SignInAsync(session, "district", "/filing");
        await console.WalkAsync(session, district, new("filing", "/filing", "tbody tr"), new("filing-filed", "/filing?state=filed", "tbody tr"), new("report-district", $"/{list}", "tbody tr"));
    });
}
