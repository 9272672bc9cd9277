using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class ShellJourneyTests(ConsoleServer console)
{
    /// <summary>Both are posts from inside a circuit, so that their tokens come by another way than those of the account pages.</summary>
    [Fact]
    public Task LanguageAndSignOut_FromTheShell_Work() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/review");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        // Asked of the address alone: a wait for the page's load event misses one that came before it began to wait.
        await Expect(page).ToHaveURLAsync(new Uri(console.Address, "/sign-in").ToString());
        await page.GotoAsync("/review");
        await page.WaitForURLAsync("**/sign-in?returnUrl=*");
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

        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
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
