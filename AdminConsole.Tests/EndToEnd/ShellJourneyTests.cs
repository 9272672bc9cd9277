using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class ShellJourneyTests(ConsoleServer console)
{
    /// <summary>Each choice is a post from inside a circuit, so that its token comes by another way than those of the account pages.</summary>
    [Fact]
    public Task Preferences_ChosenInTheShell_FollowThePersonToTheNextBrowser() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "neighbour", "/review?state=all");
        var row = page.Locator("tbody tr").First;
        await page.ChooseAsync("English");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.ChooseAsync("Dark");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(row).ToBeVisibleAsync();
        var comfortable = (await row.BoundingBoxAsync())!.Height;
        await page.ChooseAsync("Compact");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        Assert.EndsWith("/review?state=all", page.Url, StringComparison.Ordinal);
        await Expect(row).ToBeVisibleAsync();
        Assert.InRange((await row.BoundingBoxAsync())!.Height, 1, comfortable * 0.9);
        await page.ChooseAsync("Sign out");
        await Expect(page).ToHaveURLAsync(new Uri(console.Address, "/sign-in").ToString());
        await page.GotoAsync("/review");
        await page.WaitForURLAsync("**/sign-in?returnUrl=*");

        var elsewhere = await console.SignInAsync(session, "neighbour", "/review");
        await Expect(elsewhere.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(elsewhere.Locator("html[data-theme=dark][data-density=compact]")).ToHaveCountAsync(1);
        Assert.Equal("dark", await elsewhere.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));
        await elsewhere.ChooseAsync("中文");
        await elsewhere.ChooseAsync("跟随系统");
        await elsewhere.ChooseAsync("宽松");
        await Expect(elsewhere.Locator("html[lang=zh-CN][data-theme=system][data-density=comfortable]")).ToHaveCountAsync(1);
    });

    /// <summary>By keyboard to a page and to a filing, by mouse on a phone; no name in the address (BR-08), and the focus where it was when nothing was chosen.</summary>
    [Fact]
    public Task Palette_FindsPagesFilingsAndInstitutions_AndGivesTheFocusBack() => Browser.RunAsync(async session =>
    {
        var filing = await console.FileAsync("green", "司徒望月");
        var page = await console.SignInAsync(session, "reviewer", "/review?state=all");
        var first = page.Locator("tbody th a").GetByText(filing.Number);
        await first.FocusAsync();
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "查找或跳转" });

        await page.Keyboard.PressAsync("Control+k");
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(field).ToBeHiddenAsync();
        await Expect(first).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("机构库");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/institutions");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(filing.Number);
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "司徒望月" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/review/{filing.Id}");

        await page.SetViewportSizeAsync(390, 800);
        await page.GetByRole(AriaRole.Button, new() { Name = "查找或跳转" }).ClickAsync();
        await page.Keyboard.TypeAsync("武汉市第一");
        await page.GetByRole(AriaRole.Option, new() { Name = "武汉市第一医院" }).ClickAsync();
        await page.WaitForURLAsync("**/institutions/*");
        await Expect(field).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("司徒望月");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = filing.Number })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/review/{filing.Id}");
        Assert.Empty(session.Errors);
    });

    [Fact]
    public Task Lists_AreAsTheyWereLeft_UntilCleared() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/review?state=approved&sort=submittedAt");
        await page.Locator("tbody th a").First.ClickAsync();
        await Expect(page.Locator(".decision")).ToBeVisibleAsync();
        await GoAsync("机构库");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("第一");
        await Expect(page).ToHaveURLAsync(new Regex("/institutions\\?q="));
        await page.Locator("tbody th a").First.ClickAsync();
        await page.Locator(".back a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/institutions\\?q="));

        await GoAsync("审核队列");
        await Expect(page).ToHaveURLAsync(new Regex("/review\\?state=approved&sort=submittedAt"));
        await page.ReloadAsync();
        await GoAsync("首页");
        await GoAsync("机构库");
        await Expect(page).ToHaveURLAsync(new Regex("/institutions\\?q="));
        await page.GetByRole(AriaRole.Link, new() { Name = "清除筛选" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/institutions$"));
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "清除筛选" })).ToHaveCountAsync(0);
        Assert.Equal("{}", await page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage, ...sessionStorage })"));

        async Task GoAsync(string name)
        {
            await page.Locator(".sidebar").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();
        }
    });

    /// <summary>Whoever comes to the desk afterwards finds nothing: neither in the other window nor behind the Back button.</summary>
    [Fact]
    public Task BR04_SignedOut_OtherTabsCloseWithinFiveSeconds_AndBackShowsNothing() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/review");
        await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/review");
        await Expect(other.Locator("tbody tr").First).ToBeVisibleAsync();

        await page.ChooseAsync("退出登录");
        await Expect(page).ToHaveURLAsync(new Uri(console.Address, "/sign-in").ToString());
        await Expect(other).ToHaveURLAsync(new Uri(console.Address, "/sign-in?returnUrl=%2Freview").ToString(), new() { Timeout = 5_000 });
        await page.GoBackAsync();
        await Expect(page.Locator("#userName")).ToBeVisibleAsync();
        await Expect(page.Locator(".review-table, .main")).ToHaveCountAsync(0);
    });

    /// <summary>Each open screen costs the server memory, so one person has ten of them at most.</summary>
    [Fact]
    public Task EleventhScreenOfAPerson_ClosesTheOldest_AndSaysSo() => Browser.RunAsync(async session =>
    {
        var first = await console.SignInAsync(session, "site", "/messages");
        await Expect(first.Locator("h1")).ToBeVisibleAsync();
        var last = first;
        for (var more = 0; more < 10; more++)
        {
            last = await first.Context.NewPageAsync();
            await last.GotoAsync("/messages");
            await Expect(last.Locator("h1")).ToBeVisibleAsync();
        }

        await Expect(first.GetByRole(AriaRole.Heading, new() { Name = "此窗口已关闭" })).ToBeVisibleAsync();
        await Expect(first.GetByText("超过了 10 个")).ToBeVisibleAsync();
        Assert.Equal("/messages", new Uri(last.Url).AbsolutePath);
        await console.WalkAsync(session, first, new Screen("screen-closed", "/screen-closed?returnUrl=%2Fmessages", ".message"));
        await first.GetByRole(AriaRole.Link, new() { NameRegex = new("重新打开|again") }).ClickAsync();
        await Expect(first).ToHaveURLAsync(new Uri(console.Address, "/messages").ToString());
    });
}
