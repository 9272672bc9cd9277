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
}
