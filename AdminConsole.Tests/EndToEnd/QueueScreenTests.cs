using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class QueueScreenTests(ConsoleServer console)
{
    [Fact]
    public Task Queue_WithASelection_ItsPreview_AndItsViews() => Browser.RunAsync(async session =>
    {
        await console.FileAsync("green", "慕容成批");
        await console.FileAsync("red-duration", "慕容成批");
        const string path = "/review?state=all&size=100";
        var page = await console.SignInAsync(session, "reviewer2", path);

        await console.WalkAsync(
            session, page,
            new Screen("queue", path, "tbody tr"),
            new Screen("queue-selected", path, "tbody tr", SelectAsync),
            new Screen("queue-bulk", path, "tbody tr", async () =>
            {
                await SelectAsync();
                await page.Locator(".bulk-bar .button-primary").ClickAsync();
                await Expect(page.Locator(".bulk-rows tbody tr").First).ToBeVisibleAsync();
            }),
            new Screen("queue-views", path, "tbody tr", async () =>
            {
                await page.Locator("button.chip").Last.ClickAsync();
                await Expect(page.Locator("#view-name")).ToBeVisibleAsync();
            }));

        // With an institution in every row, and nothing to select.
        var site = await console.SignInAsync(session, "site", path);
        await console.WalkAsync(session, site, new Screen("queue-site", path, "tbody tr"));

        async Task SelectAsync()
        {
            await page.Locator("thead .review-select input").CheckAsync();
            await Expect(page.Locator(".bulk-bar")).ToBeVisibleAsync();
        }
    });

    /// <summary>A person's last choice comes back with the bare address, a saved view with one click; somebody else's link changes neither.</summary>
    [Fact]
    public Task Views_Remembered_AndSaved() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "point", "/review");
        await Expect(page.Locator(".review-table")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "需说明" }).ClickAsync();
        await page.WaitForURLAsync("**/review?preset=needsReason");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "需说明" })).ToHaveAttributeAsync("aria-current", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存视图" }).ClickAsync();
        await page.Locator("#view-name").FillAsync("先看这些");
        await page.Locator("#view-name").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "先看这些" })).ToBeVisibleAsync();

        await page.GotoAsync("/review?state=approved");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "先看这些" })).ToBeVisibleAsync();
        await page.GotoAsync("/review");
        await page.WaitForURLAsync("**/review?preset=needsReason");
        await page.GetByRole(AriaRole.Link, new() { Name = "待审核", Exact = false }).First.ClickAsync();
        await page.GotoAsync("/review?state=rejected");
        await page.GetByRole(AriaRole.Link, new() { Name = "先看这些" }).ClickAsync();
        await page.WaitForURLAsync("**/review?preset=needsReason");
    });

    /// <summary>Decided, gone back, reloaded, and opened by a colleague: the same filter, the same rows, the same page.</summary>
    [Fact]
    public Task Filter_AfterADecisionAReloadAndOnAColleaguesScreen_ShowsTheSameRows() => Browser.RunAsync(async session =>
    {
        List<FiledSample> filed = [];
        for (var i = 0; i < 5; i++)
            filed.Add(await console.FileAsync("red-duration", "慕容往返"));
        var page = await console.SignInAsync(session, "reviewer", "/review?preset=redDuration&sort=submittedAt&size=2");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        while (await page.Locator("tbody th a", new() { HasText = filed[^1].Number }).CountAsync() == 0)
        {
            var first = await page.Locator("tbody th").First.InnerTextAsync();
            await page.Locator(".pager .icon-button").Nth(2).ClickAsync();
            await Expect(page.Locator("tbody th").First).Not.ToHaveTextAsync(first);
        }

        await page.Locator("tbody th a").Last.ClickAsync();
        await page.Locator(".decision-reject input").CheckAsync();
        await page.Locator("#decision-note").FillAsync("试用期不足，且无法补足");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await Expect(page.Locator(".page-head").GetByText("审核不通过")).ToBeVisibleAsync();
        await page.Locator(".back a").ClickAsync();

        await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        var address = new Uri(page.Url).PathAndQuery;
        Assert.Contains("preset=redDuration&sort=submittedAt", address, StringComparison.Ordinal);
        Assert.Contains("page=", address, StringComparison.Ordinal);
        var rows = await page.Locator("tbody th").AllInnerTextsAsync();
        Assert.DoesNotContain(filed[^1].Number, rows);
        await page.ReloadAsync();
        await Expect(page.Locator("tbody th")).ToHaveTextAsync(rows);
        var colleague = await console.SignInAsync(session, "reviewer2", address);
        await Expect(colleague.Locator("tbody th")).ToHaveTextAsync(rows);
    });

    /// <summary>By keyboard: the page selected, previewed, approved, and the whole batch taken back.</summary>
    [Fact]
    public Task CC05_Bulk_ByKeyboard_PreviewsApprovesAndTakesBack() => Browser.RunAsync(async session =>
    {
        // Three green filings and one whose mentor nobody knows.
        var page = await console.SignInAsync(session, "neighbour", "/review?state=pending");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await page.Locator(".page-head h1").FocusAsync();

        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator(".bulk-bar")).ToContainTextAsync("已选择 4 份");
        await page.Keyboard.PressAsync("g");
        await Expect(page.Locator(".bulk")).ToContainTextAsync("将审核通过 3 份；1 份不能批量通过");
        await Expect(page.Locator(".bulk-rows tr").First).ToContainTextAsync("查无此证书号");
        await page.Locator(".bulk .button-primary").PressAsync("Enter");
        await Expect(page.Locator(".bulk")).ToContainTextAsync("已审核通过 3 份，1 份未通过批量审核");
        await page.Locator(".bulk .button-primary").PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".undo")).ToContainTextAsync("已批量审核通过 3 份");
        await page.Locator(".page-head h1").FocusAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        Assert.Empty(session.Errors);
    });
}
