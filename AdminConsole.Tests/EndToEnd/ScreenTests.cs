using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>
/// Every screen, as wide as a desk's and as narrow as a phone's, in both languages: nothing complains, nothing hangs over the edge, nothing is out of reach
/// of a screen reader. A picture of each lies in TestResults/screens afterwards.
/// </summary>
[Collection(EndToEndCollection.Name)]
public sealed partial class ScreenTests(ConsoleServer console)
{
    private const int Desk = 1440, Phone = 390, Tall = 900;

    /// <summary>What axe finds in the library's own markup, by rule and selector.</summary>
    private static readonly HashSet<(string Rule, string Target)> LibraryFindings = [];

    private const string Table = "tbody tr", Dialog = ".rz-dialog form";

    [Fact]
    public Task BR07_AccountPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await session.NewPageAsync(console.Address);

        await WalkAsync(
            session,
            page,
            new("sign-in", "/sign-in", ".demonstration"),
            new("sign-in-refused", "/sign-in?failed=1", "#sign-in-failed"),
            new("access-denied", "/access-denied", ".message"),
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

        await WalkAsync(
            session,
            page,
            new("review-reviewer", "/review", Table),
            new("review-empty", "/review?state=rejected&marks=green", ".empty-state"),
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

        await WalkAsync(
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
        await WalkAsync(session, page, new("institutions-administrator", "/institutions", Table), new Screen("institution", own, "form.form"));
        var district = await console.SignInAsync(session, "district", own);
        await district.Locator(".page-head .actions button").ClickAsync();
        await district.Locator($"{Dialog} textarea").FillAsync("年度资料已核对，修改请先联系考区办公室");
        await district.Locator($"{Dialog} [type=submit]").ClickAsync();
        await Expect(district.Locator(".callout")).ToBeVisibleAsync();

        await WalkAsync(session, page, new Screen("institution-locked", own, ".callout"));
        await WalkAsync(session, district, new Screen("institution-locked-district", own, ".callout"));

        await SpeakAsync(district, "zh-CN");
        await district.GotoAsync(own);
        await district.Locator(".page-head .actions button").ClickAsync();
        await district.Locator($"{Dialog} [type=submit]").ClickAsync();
        await Expect(district.Locator(".callout")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task BR07_PagesWithoutBusinessRole_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "system", "/");

        await WalkAsync(session, page, new Screen("home", "/", ".empty-state"));
    });

    [Fact]
    public Task BR12_LanguageSwitch_TurnsThePageAndStaysOnIt() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/review?state=approved");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "审核队列" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Review queue" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith("/review?state=approved", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
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
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
    });

    private static async Task OpenDialogAsync(IPage page)
    {
        await page.Locator(".cell-actions button").First.ClickAsync();
        await Expect(page.Locator(Dialog)).ToBeVisibleAsync();
        await page.Locator(".rz-dialog").EvaluateAsync("box => Promise.allSettled(box.getAnimations({ subtree: true }).map(animation => animation.finished))");
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
        await page.Locator($"{Dialog} textarea").FillAsync("注册库录入有误");
        await page.Locator($"{Dialog} [type=submit]").ClickAsync();
        await Expect(page.Locator($"{Dialog} .field-error")).ToBeVisibleAsync();
    }

    private Task SpeakAsync(IPage page, string language) =>
        page.Context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = console.Address.ToString() }]);

    private static async Task LookAsync(IPage page, string name, List<string> findings)
    {
        var over = await page.EvaluateAsync<string[]>(
            """
            () => [document.documentElement, ...document.querySelectorAll('.main, .table-frame, .rz-dialog, .rz-dialog-content')]
              .filter(box => box.scrollWidth > box.clientWidth + 1)
              .map(box => `${box.className || box.tagName} is ${box.scrollWidth} wide in ${box.clientWidth}`)
            """);
        findings.AddRange(over.Select(box => $"{name}: {box}"));
        var keys = MissingText().Matches(await page.Locator("body").InnerTextAsync());
        findings.AddRange(keys.Select(key => $"{name}: shows {key.Value}"));
        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        findings.AddRange(
            from violation in axe.Violations
            where violation.Impact is "serious" or "critical"
            from node in violation.Nodes
            where !LibraryFindings.Contains((violation.Id, $"{node.Target}"))
            select $"{name}: {violation.Id} at {node.Target}: {node.Html}");
        await PictureAsync(page, name);
    }

    /// <summary>The window grows to what the page scrolls, for one picture of the whole of it.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        var size = page.ViewportSize!;
        var hidden = await page.EvaluateAsync<int>("() => Math.max(0, ...[...document.querySelectorAll('.main')].map(box => box.scrollHeight - box.clientHeight))");
        await page.SetViewportSizeAsync(size.Width, size.Height + hidden);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "screens", $"{name}.png"), FullPage = true });
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    [GeneratedRegex(@"\b(account|check|control|enum|error|home|identifier|institution|intake|practitioner|radzen|review|shell|token)\.[a-z_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingText();

    private async Task WalkAsync(BrowserSession session, IPage page, params Screen[] screens)
    {
        List<string> findings = [];
        foreach (var language in (string[])["zh-CN", "en"])
        {
            await SpeakAsync(page, language);
            foreach (var screen in screens)
            {
                await page.SetViewportSizeAsync(Desk, Tall);
                await page.GotoAsync(screen.Path);
                await Expect(page.Locator(screen.Shows).First).ToBeVisibleAsync();
                if (screen.Open is not null)
                    await screen.Open();
                await LookAsync(page, $"{screen.Name}.{language}.{Desk}", findings);
                await page.SetViewportSizeAsync(Phone, Tall);
                await LookAsync(page, $"{screen.Name}.{language}.{Phone}", findings);
            }
        }

        // A page that is not there says so in its status too, and the browser repeats it.
        findings.AddRange(session.Errors.Where(line => !line.EndsWith("status of 404 (Not Found)", StringComparison.Ordinal)));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private sealed record Screen(string Name, string Path, string Shows, Func<Task>? Open = null);
}
