using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>The screens of seasons, of looking candidates up and of possible duplicates.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class SeasonScreenTests(ConsoleServer console)
{
    [Fact]
    public Task BR07_DistrictsSeasonPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        // One graduation certificate for two names: they may be one person.
        await console.FileAsync("green", "夏侯成对");
        await console.FileAsync("green", "夏侯成双");
        var page = await console.SignInAsync(session, "district", "/seasons");
        var season = await page.Locator("tbody th a").First.GetAttributeAsync("href");

        await console.WalkAsync(
            session,
            page,
            new("seasons", "/seasons", "tbody tr"),
            new("season", $"/{season}", "#notice"),
            new("season-new-refused", "/seasons/new", "#notice", () => RefuseAsync(page)),
            new("candidates", "/candidates", "#search", () => FindAsync(page)),
            new("duplicates", "/duplicates", ".panel"),
            new("duplicates-dismissed-none", "/duplicates", ".panel", () => page.Locator(".chip").Nth(1).ClickAsync()),
            new("duplicate-dismiss", "/duplicates", ".panel", () => DismissAsync(page)));
    });

    private static async Task RefuseAsync(Microsoft.Playwright.IPage page)
    {
        await page.Locator("form button[type=submit]").Last.ClickAsync();
        await page.Locator("#fault-start").WaitForAsync();
    }

    private static async Task DismissAsync(Microsoft.Playwright.IPage page)
    {
        await page.Locator(".panel .button-small").First.ClickAsync();
        await page.Locator(".rz-dialog #reason").WaitForAsync();
    }

    private static async Task FindAsync(Microsoft.Playwright.IPage page)
    {
        await page.Locator("#search").FillAsync("赵启明");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("tbody tr").First.WaitForAsync();
        Assert.DoesNotContain("赵启明", Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);

        // The way back from a filing leads to what was found.
        await page.Locator("tbody th a").First.ClickAsync();
        await page.Locator(".page-head").GetByText("赵启明").First.WaitForAsync();
        await page.GoBackAsync();
        await page.Locator("tbody tr").First.WaitForAsync();
    }
}
