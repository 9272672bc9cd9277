using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed partial class RegistrationScreenTests(ConsoleServer console)
{
    [Fact]
    public Task BR07_PublicPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await session.NewPageAsync(console.Address);

        await console.WalkAsync(
            session,
            page,
            new("registration", "/registration", "form"),
            new("registration-form", "/registration/form", ".sheet"),
            new("registration-enquiry", "/registration/enquiry", "form"),
            new("registration-result-none", "/registration/result", ".message"),
            new("activation", "/activation", "form"));
    });

    /// <summary>The paper that is stamped: the whole of it on one sheet of A4, without the page around it.</summary>
    [Fact]
    public Task Sheet_PrintsOnOnePageOfA4() => Browser.RunAsync(async session =>
    {
        var page = await session.NewPageAsync(console.Address);
        await page.GotoAsync("/registration/form");

        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        Assert.Single(PdfPage().Matches(pdf));
        Assert.Matches("/MediaBox ?\\[0 0 59[45](\\.[0-9]+)? 84[12](\\.[0-9]+)?\\]", pdf);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(794, 1123);
        await Expect(page.Locator(".account-head")).ToBeHiddenAsync();
        await Expect(page.Locator(".sheet-hint")).ToBeHiddenAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "screens", "registration-form.print.png"), FullPage = true });
    });

    [Fact]
    public Task BR07_ReviewersPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/registrations");
        var waiting = page.Locator("tbody th a");
        await Expect(waiting.First).ToBeVisibleAsync();
        var duplicate = await waiting.First.GetAttributeAsync("href");

        await console.WalkAsync(
            session,
            page,
            new("registrations", "/registrations?state=all", "tbody tr"),
            new("registration-review", $"/{duplicate}", "#registration-decision"),
            new("registration-delegation", "/registrations/delegation", ".choices"),
            new("registration-print", $"/{duplicate}/print", ".sheet"));
    });

    [Fact]
    public Task BusinessAccounts_GenerateShowsTheCodeOnce() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "hospital-admin", "/institutions");
        var hospital = await page.Locator("tbody th a").First.GetAttributeAsync("href");
        await page.GotoAsync($"/{hospital}?tab=accounts");
        await Expect(page.Locator(".tabs [aria-current]")).ToBeVisibleAsync();
        await page.Locator("tr", new() { HasText = "护士执业资格考试" }).First.WaitForAsync();
        await page.Locator("tr", new() { HasText = "规范化培训业务" }).GetByRole(AriaRole.Button).First.ClickAsync();
        Assert.Equal("XXXX-XXXX-XXXX-XXXX".Length, (await page.Locator(".code-text").InnerTextAsync()).Trim().Length);
        await page.ReloadAsync();
        await page.Locator("tr", new() { HasText = "护士执业资格考试" }).First.WaitForAsync();
        await Expect(page.Locator(".code-text")).ToHaveCountAsync(0);

        await console.WalkAsync(session, page, new Screen("business-accounts", $"/{hospital}?tab=accounts", "#business-accounts"));
    });

    [GeneratedRegex("/Type ?/Page[^s]", RegexOptions.None, 1000)]
    private static partial Regex PdfPage();

    /// <summary>The browser does its work by itself, and a form that is sent too early waits for it.</summary>
    [Fact]
    public Task FI01_Form_SentAtOnce_WaitsForTheBrowsersWork() => Browser.RunAsync(async session =>
    {
        var page = await session.NewPageAsync(console.Address);
        await page.GotoAsync("/registration/enquiry");
        await page.Locator("#code").FillAsync("12420104441350014J");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#phoneCode")).ToBeFocusedAsync();
    });
}
