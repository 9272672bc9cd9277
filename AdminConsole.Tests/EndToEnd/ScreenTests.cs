using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>The screens of the first pages; each further area walks its own in a class beside this one.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ScreenTests(ConsoleServer console)
{
    private const string Table = "tbody tr", Dialog = ".rz-dialog form";

    [Fact]
    public Task BR07_AccountPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await session.NewPageAsync(console.Address);

        await console.WalkAsync(
            session,
            page,
            new("sign-in", "/sign-in", ".demonstration"),
            new("sign-in-refused", "/sign-in?failed=1", "#sign-in-failed"),
            new("access-denied", "/problem/403", ".message"),
            new("not-found", "/not-found", ".message"));
    });

    [Fact]
    public Task BR07_ReviewersPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var green = await console.FileAsync("green", "东方绿灯");
        var blocked = await console.FileAsync("red-former-mentor", "东方无章");
        var shortOfTime = await console.FileAsync("red-duration", "东方短短");
        var page = await console.SignInAsync(session, "reviewer", "/review?state=approved");
        await Expect(page.Locator(Table).First).ToBeVisibleAsync();
        var decided = await page.Locator("tbody th a").Last.GetAttributeAsync("href");

        await console.WalkAsync(
            session,
            page,
            new("review-reviewer", "/review", Table),
            new("review-empty", "/review?state=rejected&preset=green", ".empty-state"),
            new("filing-green", $"/review/{green.Id}", ".decision"),
            new("filing-blocked", $"/review/{blocked.Id}", ".decision .refusal"),
            new("filing-short", $"/review/{shortOfTime.Id}", ".decision-asks"),
            new("filing-short-refused", $"/review/{shortOfTime.Id}", ".decision", () => RefuseDecisionAsync(page)),
            new("filing-decided", $"/{decided}", ".decision"),
            new("filing-unknown", "/review/01999999-0000-7000-8000-000000000000", ".empty-state"));
    });

    [Fact]
    public Task BR07_DistrictsPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/review");

        await console.WalkAsync(
            session,
            page,
            new("review-district", "/review?state=all", Table),
            new("review-institutions-open", "/review", Table, () => page.Locator(".picker > summary").ClickAsync()),
            new("institutions", "/institutions", Table),
            new("institutions-empty", "/institutions?q=没有这样的机构", ".empty-state"),
            new("lock-dialog", "/institutions", Table, () => OpenDialogAsync(page)),
            new("practitioners", "/practitioners", Table),
            new("correction-dialog", "/practitioners", Table, () => OpenDialogAsync(page)),
            new("correction-dialog-refused", "/practitioners", Table, () => RefuseCorrectionAsync(page)));
    });

    [Fact]
    public Task BR07_AdministratorsPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "hospital-admin", "/institutions");
        await page.GetByRole(AriaRole.Link, new() { Name = "武汉市第一医院" }).ClickAsync();
        await Expect(page.Locator("form.form")).ToBeVisibleAsync();
        var own = new Uri(page.Url).AbsolutePath;
        await console.WalkAsync(session, page, new("institutions-administrator", "/institutions", Table), new Screen("institution", own, "form.form"));
        var district = await console.SignInAsync(session, "district", own);
        await district.Locator("[data-act=lock]").ClickAsync();
        await district.Locator($"{Dialog} textarea").FillAsync("年度资料已核对，修改请先联系考区办公室");
        await district.Locator($"{Dialog} [type=submit]").ClickAsync();
        await Expect(district.Locator(".callout")).ToBeVisibleAsync();

        await console.WalkAsync(session, page, new Screen("institution-locked", own, ".callout"));
        await console.WalkAsync(session, district, new Screen("institution-locked-district", own, ".callout"));

        await console.SpeakAsync(district, "zh-CN");
        await district.GotoAsync(own);
        await district.Locator("[data-act=lock]").ClickAsync();
        await district.Locator($"{Dialog} [type=submit]").ClickAsync();
        await Expect(district.Locator(".callout")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task BR07_PagesWithoutBusinessRole_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "audit", "/");

        await console.WalkAsync(session, page, new Screen("home", "/", ".empty-state"));
    });

    [Fact]
    public Task BR12_LanguageSwitch_TurnsThePageAndStaysOnIt() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/review?state=approved");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "审核队列" })).ToBeVisibleAsync();

        await page.ChooseAsync("English");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Review queue" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith("/review?state=approved", page.Url, StringComparison.Ordinal);
        await page.ChooseAsync("中文");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "审核队列" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
    });

    [Fact]
    public Task Keyboard_OpensAndLeavesADialog_AndSkipsTheFrame() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/practitioners");
        var correct = page.Locator(".cell-actions button").First;
        await correct.PressAsync("Enter");
        await Expect(page.Locator($"{Dialog} #name")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(page.Locator(".rz-dialog :focus")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator(Dialog)).ToHaveCountAsync(0);
        await Expect(correct).ToBeFocusedAsync();
        await page.Locator(".skip-link").PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#main :focus")).ToHaveCountAsync(1);
    });

    private static async Task OpenDialogAsync(IPage page)
    {
        await page.Locator(".cell-actions button").First.ClickAsync();
        await Expect(page.Locator(Dialog)).ToBeVisibleAsync();
    }

    /// <summary>Approving against a red mark without a word of reason.</summary>
    private static async Task RefuseDecisionAsync(IPage page)
    {
        await page.Locator(".decision-approve input").CheckAsync();
        await page.Locator(".decision .button-primary").ClickAsync();
        await Expect(page.Locator(".decision .field-error")).ToBeVisibleAsync();
    }

    /// <summary>A name that the browser lets pass and the rules do not.</summary>
    private static async Task RefuseCorrectionAsync(IPage page)
    {
        await OpenDialogAsync(page);
        await page.Locator($"{Dialog} #name").FillAsync(" ");
        await page.Locator($"{Dialog} #reason").FillAsync("注册库录入有误");
        await page.Locator($"{Dialog} [type=submit]").ClickAsync();
        await Expect(page.Locator($"{Dialog} .field-error")).ToBeVisibleAsync();
    }
}
