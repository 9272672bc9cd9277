using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>The manual, and the way to it from wherever a person is.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ManualScreenTests(ConsoleServer console)
{
    private const string Dialog = ".rz-dialog .help";

    [Fact]
    public Task BR07_ManualAndHelp_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/review");

        await console.WalkAsync(
            session,
            page,
            new("manual", "/manual", ".manual-overview"),
            new("manual-chapter", "/manual/review#review-keys", "#review-keys"),
            new("manual-search", "/manual?q=盖章", ".manual-found li"),
            new("help-dialog", "/review", "tbody tr", async () =>
            {
                await page.Locator(".help-button").ClickAsync();
                await Expect(page.Locator(Dialog)).ToBeVisibleAsync();
            }));
    });

    [Fact]
    public Task QuestionMark_OpensTheParagraphOfThePage_AndEscapeClosesIt() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "hospital-admin", "/institutions");
        await page.GetByRole(AriaRole.Link, new() { Name = "武汉市第一医院" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "医疗机构执业许可证" }).ClickAsync();
        await page.WaitForURLAsync("**?tab=licences");

        await page.Keyboard.PressAsync("?");

        await Expect(page.Locator(Dialog)).ToContainTextAsync("设为使用");
        var manual = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "在操作手册中打开" }).ClickAsync());
        Assert.EndsWith("/manual/licences#licences", manual.Url, StringComparison.Ordinal);
        await Expect(manual.Locator("#licences")).ToBeInViewportAsync();
        var picture = manual.Locator("img").First;
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.Equal(1440, await picture.EvaluateAsync<int>("picture => picture.naturalWidth"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(Dialog)).ToHaveCountAsync(0);
        Assert.Empty(session.Errors);
    });

    /// <summary>Pages without a circuit have the key too, and a field of theirs takes the character.</summary>
    [Fact]
    public Task QuestionMark_BeforeTheSignIn_OpensTheManual_AndInAFieldIsACharacter() => Browser.RunAsync(async session =>
    {
        var page = await session.NewPageAsync(console.Address);
        await page.GotoAsync("/sign-in");
        await page.Locator("#userName").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#userName")).ToHaveValueAsync("?");
        await page.Keyboard.PressAsync("Escape");

        var manual = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("?"));

        Assert.EndsWith("/manual/signing-in#sign-in", manual.Url, StringComparison.Ordinal);
        await manual.GetByRole(AriaRole.Searchbox).FillAsync("重置码");
        await manual.Keyboard.PressAsync("Enter");
        await manual.GetByRole(AriaRole.Link, new() { Name = "用重置码设置密码" }).ClickAsync();
        await Expect(manual.Locator("#password-reset")).ToBeVisibleAsync();
        Assert.Equal(404, (await manual.GotoAsync("/manual/no-such-chapter"))!.Status);
    });
}
