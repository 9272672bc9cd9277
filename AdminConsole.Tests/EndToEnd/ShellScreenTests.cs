using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class ShellScreenTests(ConsoleServer console)
{
    private const string Table = "tbody tr";

    [Fact]
    public Task BR07_PaletteAndMenu_AreClean() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer2", "/review");

        await console.WalkAsync(
            session,
            page,
            new("menu", "/review", Table, () => page.Locator(".topbar-me").ClickAsync()),
            new("palette", "/review", Table, async () =>
            {
                await page.Keyboard.PressAsync("Control+k");
                await page.Keyboard.TypeAsync("武汉");
                await Expect(page.Locator(".palette-note").First).ToBeVisibleAsync();
            }));
    });

    /// <summary>What is read most: magnified so far that a desk's screen is as narrow as a phone's, everything still stands below one another.</summary>
    [Fact]
    public Task Pages_Magnified_NeedNoSidewaysScrolling_AndKeepStill() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer2", "/review", new() { Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var filing = await page.Locator("tbody th a").First.GetAttributeAsync("href");
        await page.GotoAsync("/institutions");
        var institution = await page.Locator("tbody th a").First.GetAttributeAsync("href");

        await console.MagnifyAsync(page, new("queue", "/review", Table), new("filing", $"/{filing}", ".decision"), new("institution", $"/{institution}", "form.form"));

        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('*')]
              .filter(box => ['animationDuration', 'transitionDuration'].some(name => parseFloat(getComputedStyle(box)[name]) > 0.001))
              .map(box => box.className)
            """));
    });
}
