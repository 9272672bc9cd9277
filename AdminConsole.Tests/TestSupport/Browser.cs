using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace AdminConsole.Tests.TestSupport;

/// <summary>
/// The system's Chromium, started once for the test process. A test gets its pages inside <see cref="RunAsync"/>, which leaves a picture of each page and
/// what its console said in TestResults when the test fails.
/// </summary>
internal static class Browser
{
    private const string Chromium = "/usr/bin/chromium";

    private static Lazy<Task<IBrowser>> shared = new(LaunchAsync);

    public static async Task RunAsync(Func<BrowserSession, Task> test, [CallerMemberName] string testName = "", [CallerFilePath] string testFile = "")
    {
        var session = new BrowserSession(await shared.Value);
        try
        {
            await test(session);
        }
        catch
        {
            await session.SaveAsync($"{Path.GetFileNameWithoutExtension(testFile)}.{testName}");
            throw;
        }
        finally
        {
            // On a busy machine Chromium now and then never says that a context is closed; the next test gets a browser of its own.
            if (!await session.CloseAsync())
                shared = new(LaunchAsync);
        }
    }

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        if (!File.Exists(Chromium))
            throw new InvalidOperationException($"Browser tests need {Chromium}: ./test.sh installs it (Debian package chromium).");

        // Long enough for two busy cores; what is promised within a time says that time itself.
        Assertions.SetDefaultExpectTimeout(15_000);
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>The driver ends its browser when this process, and with it the pipe between them, ends.</summary>
    private static async Task<IBrowser> LaunchAsync() => await LaunchAsync(await Playwright.CreateAsync());
}

/// <summary>The pages of one test. Each is a person of its own: no cookies are shared.</summary>
internal sealed class BrowserSession(IBrowser browser)
{
    private readonly List<IPage> pages = [];
    private readonly List<string> console = [];

    /// <summary>Console errors and uncaught exceptions of all pages, with the page's number; policy violations are among them.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (console)
                return [.. console.Where(line => line.Contains(" error: ", StringComparison.Ordinal))];
        }
    }

    /// <param name="baseAddress">What relative addresses of the page are relative to.</param>
    /// <param name="options">Replaces the defaults: Chinese, 1440 × 900.</param>
    public async Task<IPage> NewPageAsync(Uri? baseAddress = null, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions { Locale = "zh-CN", ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };
        options.BaseURL ??= baseAddress?.ToString();
        var context = await browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        pages.Add(page);
        var number = pages.Count;
        page.Console += (_, message) => Note($"{number} {message.Type}: {message.Text}");
        page.PageError += (_, message) => Note($"{number} error: {message}");
        return page;
    }

    public async Task SaveAsync(string name)
    {
        var file = Path.Combine(Repository.TestResults, name);
        for (var i = 0; i < pages.Count; i++)
        {
            try
            {
                await pages[i].ScreenshotAsync(new PageScreenshotOptions { Path = $"{file}-{i + 1}.png", FullPage = true, Timeout = 10_000 });
            }
            catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
            {
                // A page that cannot be pictured must not hide why the test failed.
                Note($"{i + 1} picture: {failure.Message}");
            }
        }

        List<string> lines = [.. pages.Select((page, i) => $"{i + 1} address: {page.Url}")];
        lock (console)
            lines.AddRange(console);
        await File.WriteAllLinesAsync($"{file}.log", lines);
    }

    /// <summary>False when the browser does not answer.</summary>
    public async Task<bool> CloseAsync()
    {
        try
        {
            await Task.WhenAll(pages.Select(page => page.Context.CloseAsync())).WaitAsync(TimeSpan.FromSeconds(20));
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Note(string line)
    {
        lock (console)
            console.Add(line);
    }
}
