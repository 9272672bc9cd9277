using System.Text.RegularExpressions;
using AdminConsole.Tests.Resources;
using AdminConsole.Tests.TestSupport;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>
/// Looks at screens as wide as a desk's, a small window's and a phone's, in both languages, by day and by night: nothing complains, nothing hangs over the edge,
/// nothing is out of reach of a screen reader. With <c>SCREENS</c> in the environment (tools/screenshots.sh) pictures lie in TestResults/screens afterwards.
/// </summary>
internal static class ScreenWalk
{
    private const int Desk = 1440, Window = 1024, Phone = 390, Tall = 900;

    /// <summary>The longest part of a look, and done so that each language, each width and both sets of colours have their turn.</summary>
    private static readonly (string Language, int Width, bool Night)[] AxeLooks = [("zh-CN", Desk, false), ("zh-CN", Window, true), ("en", Phone, false)];

    private static readonly bool TakesPictures = Environment.GetEnvironmentVariable("SCREENS") is { Length: > 0 };

    /// <summary>What axe finds in the library's own markup, by rule and selector.</summary>
    private static readonly HashSet<(string Rule, string Target)> LibraryFindings = [];

    /// <summary>A key that stands on the screen in place of its words.</summary>
    private static readonly Regex MissingText = new($@"\b({string.Join('|', ResourceFile.All.Select(file => file.Name))})\.[a-z_]+", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    public static async Task WalkAsync(this ConsoleServer console, BrowserSession session, IPage page, params Screen[] screens)
    {
        List<string> findings = [];
        foreach (var language in (string[])["zh-CN", "en"])
        {
            await console.SpeakAsync(page, language);
            foreach (var screen in screens)
            {
                await page.SetViewportSizeAsync(Desk, Tall);
                await page.GotoAsync(screen.Path);
                await Expect(page.Locator(screen.Shows).First).ToBeVisibleAsync();
                if (screen.Open is not null)
                    await screen.Open();
                foreach (var width in (int[])[Desk, Window, Phone])
                {
                    await page.SetViewportSizeAsync(width, Tall);
                    await LookAsync(page, screen.Name, language, width, findings);
                }
            }
        }

        // A page that is not there says so in its status too, and the browser repeats it.
        findings.AddRange(session.Errors.Where(line => !line.EndsWith("status of 404 (Not Found)", StringComparison.Ordinal)));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>At what is open and would be gone after a visit elsewhere.</summary>
    public static async Task GlanceAsync(this IPage page, string screen)
    {
        List<string> findings = [];
        foreach (var width in (int[])[Window, Phone, Desk])
        {
            await page.SetViewportSizeAsync(width, Tall);
            await LookAsync(page, screen, "zh-CN", width, findings);
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>At half a small screen's width, which is what magnifying it fourfold leaves (WCAG 1.4.10), and at a desk's magnified twofold.</summary>
    public static async Task MagnifyAsync(this ConsoleServer console, IPage page, params Screen[] screens)
    {
        List<string> findings = [];
        foreach (var screen in screens)
        {
            await page.GotoAsync(screen.Path);
            await Expect(page.Locator(screen.Shows).First).ToBeVisibleAsync();
            foreach (var width in (int[])[Desk / 2, 320])
            {
                await page.SetViewportSizeAsync(width, Tall / 2);
                await SettleAsync(page);
                await MeasureAsync(page, $"{screen.Name}.{width}", findings);
                await PictureAsync(page, $"{screen.Name}.zh-CN.{width}");
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>For the server that the page is at, by whichever of its names.</summary>
    public static Task SpeakAsync(this ConsoleServer console, IPage page, string language)
    {
        var at = page.Url.StartsWith("http", StringComparison.Ordinal) ? new Uri(page.Url) : console.Address;
        return page.Context.AddCookiesAsync([new() { Name = "AdminConsole.Preferences", Value = $"{language}.System.Comfortable", Url = new Uri(at, "/").ToString() }]);
    }

    private static async Task LookAsync(IPage page, string screen, string language, int width, List<string> findings)
    {
        var name = $"{screen}.{language}.{width}";
        await SettleAsync(page);
        await MeasureAsync(page, name, findings);
        if (await page.Locator("html").GetAttributeAsync("lang") is var spoken && spoken != language)
            findings.Add($"{name}: speaks {spoken}");
        var keys = MissingText.Matches(await page.Locator("body").InnerTextAsync());
        findings.AddRange(keys.Select(key => $"{name}: shows {key.Value}"));
        foreach (var night in (bool[])[false, true])
        {
            var examines = AxeLooks.Contains((language, width, night));
            if (!TakesPictures && !examines)
                continue;
            await page.EmulateMediaAsync(new() { ColorScheme = night ? ColorScheme.Dark : ColorScheme.Light });
            await PictureAsync(page, night ? $"{name}.dark" : name);
            if (examines)
                await ExamineAsync(page, night ? $"{name}.dark" : name, findings);
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static async Task SettleAsync(IPage page)
    {
        // What is still being loaded fades in, and a faint word is no finding. The words shown before the page itself stay behind it, unseen.
        await Expect(page.Locator(".loading:visible")).ToHaveCountAsync(0);

        // A dialog grows and fades in: half shown it is pale and wide, which is no finding either.
        await page.EvaluateAsync(
            """
            () => Promise.allSettled(document.getAnimations()
              .filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)
              .map(animation => animation.finished))
            """);
    }

    private static async Task MeasureAsync(IPage page, string name, List<string> findings)
    {
        var over = await page.EvaluateAsync<string[]>(
            """
            () => [document.documentElement, ...document.querySelectorAll('.main, .table-frame, .rz-dialog, .rz-dialog-content')]
              .filter(box => box.scrollWidth > box.clientWidth + 1)
              .map(box => {
                const edge = box.getBoundingClientRect().left + box.clientWidth + 1;
                const over = [...box.querySelectorAll('*')].filter(part => part.getBoundingClientRect().right > edge).at(-1);
                return `${box.className || box.tagName} is ${box.scrollWidth} wide in ${box.clientWidth}, down to ${over?.outerHTML.slice(0, 120)}`;
              })
            """);
        findings.AddRange(over.Select(box => $"{name}: {box}"));
    }

    private static async Task ExamineAsync(IPage page, string name, List<string> findings)
    {
        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        findings.AddRange(
            from violation in axe.Violations
            where violation.Impact is "serious" or "critical"
            from node in violation.Nodes
            where !LibraryFindings.Contains((violation.Id, $"{node.Target}"))
            select $"{name}: {violation.Id} at {node.Target}: {node.Html}");
    }

    /// <summary>The window grows to what the page scrolls, for one picture of the whole of it.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (!TakesPictures)
            return;
        var size = page.ViewportSize!;
        var hidden = await page.EvaluateAsync<int>("() => Math.max(0, ...[...document.querySelectorAll('.main')].map(box => box.scrollHeight - box.clientHeight))");
        await page.SetViewportSizeAsync(size.Width, size.Height + hidden);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "screens", $"{name}.png"), FullPage = true });
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }
}

/// <param name="Name">Of the picture.</param>
/// <param name="Path">Relative to the server.</param>
/// <param name="Shows">Selector of what must be there before anybody looks.</param>
/// <param name="Open">What a person does first.</param>
internal sealed record Screen(string Name, string Path, string Shows, Func<Task>? Open = null);
