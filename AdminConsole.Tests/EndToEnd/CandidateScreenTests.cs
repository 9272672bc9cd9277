using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class CandidateScreenTests(ConsoleServer console)
{
    /// <summary>A candidate asks the district what became of their data, and that it be erased.</summary>
    [Fact]
    public Task PD07_Disclosures_AreFoundExported_AndARequestIsAnswered() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("green", "谢查阅");
        var reviewer = await console.SignInAsync(session, "reviewer", $"/review/{filed.Id}");
        await Expect(reviewer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("谢查阅");

        var page = await console.SignInAsync(session, "district", "/candidates");
        await page.Locator("#search").FillAsync(filed.Number);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = $"申报 {filed.Number} 的查阅记录" }).ClickAsync();
        var rows = page.Locator("section[aria-labelledby=disclosures-title] tbody tr");
        await Expect(rows.Filter(new() { HasText = "李审核" }).First).ToContainTextAsync(filed.Number);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出查阅记录" }).ClickAsync());
        Assert.Matches(new Regex(@"^查阅记录-\d{8}-\d{4}\.xlsx$", RegexOptions.None, TimeSpan.FromSeconds(1)), download.SuggestedFilename);

        await page.GetByRole(AriaRole.Button, new() { Name = "登记请求" }).ClickAsync();
        var form = page.Locator(".rz-dialog form");
        await form.Locator("#kind").SelectOptionAsync("Erasure");
        await form.Locator("#text").FillAsync("本人来电，要求删除");
        await form.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(page.GetByText("待答复")).ToBeVisibleAsync();
        await console.WalkAsync(
            session,
            page,
            new("candidate-disclosures", $"/candidates/{filed.Id}", "tbody tr"),
            new("candidate-request", $"/candidates/{filed.Id}", "tbody tr", () => OpenAsync(page, page.Locator("section[aria-labelledby=requests-title] .panel-head .button"))),
            new("candidate-answer", $"/candidates/{filed.Id}", "tbody tr", () => OpenAsync(page, page.Locator("section[aria-labelledby=requests-title] tbody .button"))));

        await console.SpeakAsync(page, "zh-CN");
        await page.SetViewportSizeAsync(1440, 900);
        await page.GotoAsync($"/candidates/{filed.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "答复“删除”请求" }).ClickAsync();
        await Expect(form.Locator("#answer")).ToHaveValueAsync(new Regex("不能删除", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await form.GetByRole(AriaRole.Button, new() { Name = "保存答复" }).ClickAsync();
        await Expect(page.Locator(".tag").GetByText("已拒绝")).ToBeVisibleAsync();
    });

    private static async Task OpenAsync(IPage page, ILocator button)
    {
        await button.ClickAsync();
        await Expect(page.Locator(".rz-dialog .dialog-actions")).ToBeVisibleAsync();
    }
}
