using AdminConsole.Help;
using AdminConsole.Tests.TestSupport;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>
/// Walks to every screen that the manual shows. With <c>MANUAL_PICTURES</c> naming a folder (tools/manual-pictures.sh) it leaves the pictures there; otherwise it
/// proves that each can still be made as it is described, and that the manual has these and no others.
/// </summary>
[Collection(EndToEndCollection.Name)]
public sealed class ManualPictureTests(ConsoleServer console)
{
    private const string Row = "tbody tr";

    private static readonly string? Folder = Environment.GetEnvironmentVariable("MANUAL_PICTURES");

    private readonly List<string> made = [];

    [Fact]
    public Task Pictures_OfTheManual_AreThoseThatThisWalkMakes() => Browser.RunAsync(async session =>
    {
        var green = await console.FileAsync("green", "周明远");
        var red = await console.FileAsync("red-duration", "林小雨");

        var stranger = await session.NewPageAsync(console.Address, Window());
        await TakeAsync(stranger, "sign-in", "/sign-in", ".demonstration");
        await TakeAsync(stranger, "registration-form", "/registration", "form.form");

        var reviewer = await PersonAsync(session, "reviewer", "/");
        await TakeAsync(reviewer, "home", "/", ".waiting");
        await TakeAsync(reviewer, "queue", "/review", Row, async () =>
        {
            await reviewer.Keyboard.PressAsync("Escape");
            await Expect(reviewer.Locator(".tour")).ToHaveCountAsync(0);
        });
        await TakeAsync(reviewer, "bulk", "/review?preset=green", Row, async () =>
        {
            await reviewer.Locator("thead input[type=checkbox]").CheckAsync();
            await reviewer.Locator(".bulk-bar .button-primary").ClickAsync();
            await Expect(reviewer.Locator(".rz-dialog .button-primary")).ToBeEnabledAsync();
        });
        await TakeAsync(reviewer, "filing", $"/review/{green.Id}", ".decision-choices");
        await TakeAsync(reviewer, "decision-red", $"/review/{red.Id}", ".decision-asks", () => reviewer.Locator(".decision-approve input").CheckAsync());
        await TakeAsync(reviewer, "return", $"/review/{green.Id}", ".decision-choices", async () =>
        {
            await reviewer.Locator(".decision-return input").CheckAsync();
            await Expect(reviewer.Locator(".feedback")).ToBeVisibleAsync();
            await reviewer.Locator(".feedback select").Last.SelectOptionAsync("GRADUATION_CERTIFICATE");
        });
        await TakeAsync(reviewer, "report-new", "/reports", Row, async () =>
        {
            await reviewer.Locator(".page-head .button-primary").ClickAsync();
            await Expect(reviewer.Locator(Row).First).ToBeVisibleAsync();
        });
        await TakeAsync(reviewer, "report-detail", "/reports", Row, async () =>
        {
            await reviewer.Locator($"{Row} a").First.ClickAsync();
            await Expect(reviewer.GetByText("SHA-256")).ToBeVisibleAsync();
        });
        var reported = await reviewer.Locator("a[href^='certificates/list/']").First.GetAttributeAsync("href");
        await TakeAsync(reviewer, "certificate", $"/{reported}", ".official-sheet");

        var clerk = await PersonAsync(session, "neighbour", "/entries");
        await TakeAsync(clerk, "entry-form", "/entries", ".page-head", async () =>
        {
            await clerk.Locator(".page-head .button-primary").ClickAsync();
            await Expect(clerk.GetByRole(AriaRole.Button, new() { Name = "提交申报" })).ToBeVisibleAsync();
        });

        var administrator = await PersonAsync(session, "hospital-admin", "/institutions");
        await administrator.GetByRole(AriaRole.Link, new() { Name = "武汉市第一医院" }).ClickAsync();
        await Expect(administrator.Locator("form.form")).ToBeVisibleAsync();
        var own = new Uri(administrator.Url).AbsolutePath;
        await TakeAsync(administrator, "institution", own, "form.form");
        await TakeAsync(administrator, "licences", $"{own}?tab=licences", Row);
        await TakeAsync(administrator, "confirmation-code", $"{own}?tab=confirmation-code", Row);

        var district = await PersonAsync(session, "district", "/institutions");
        await TakeAsync(district, "institutions", "/institutions", Row);
        await TakeAsync(district, "registrations", "/registrations", Row);
        await TakeAsync(district, "registration-decision", "/registrations", Row, async () =>
        {
            await district.GetByRole(AriaRole.Link, new() { Name = "硚口利济社区卫生服务中心" }).ClickAsync();
            await Expect(district.Locator("form.form")).ToBeVisibleAsync();
        });
        await TakeAsync(district, "users", "/users", Row);
        await TakeAsync(district, "practitioners", "/practitioners", Row);
        await TakeAsync(district, "season", "/seasons", Row, async () =>
        {
            await district.Locator($"{Row} th a").First.ClickAsync();
            await Expect(district.Locator("form.form")).ToBeVisibleAsync();
        });
        await TakeAsync(district, "risk", "/risk", ".page-head");
        await TakeAsync(district, "filing-upward", "/filing", Row);

        var audit = await PersonAsync(session, "audit", "/audit");
        await TakeAsync(audit, "audit", "/audit", Row);
        var system = await PersonAsync(session, "system", "/status");
        await TakeAsync(system, "status", "/status", Row);

        Assert.Empty(session.Errors);
        Assert.Equal(
            Manual.Chapters.SelectMany(chapter => chapter.Sections).SelectMany(section => section.Document.Descendants<LinkInline>())
                .Where(link => link.IsImage).Select(link => Path.GetFileNameWithoutExtension(link.Url!)).Order(StringComparer.Ordinal),
            made.Order(StringComparer.Ordinal));
    });

    private static BrowserNewContextOptions Window() => new() { Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 810 }, ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce };

    private Task<IPage> PersonAsync(BrowserSession session, string userName, string path) => console.SignInAsync(session, userName, path, Window());

    private async Task TakeAsync(IPage page, string name, string path, string shows, Func<Task>? open = null)
    {
        await page.GotoAsync(path);
        await Expect(page.Locator(shows).First).ToBeVisibleAsync();
        if (open is not null)
            await open();
        await Expect(page.Locator(".loading:visible")).ToHaveCountAsync(0);
        made.Add(name);
        if (Folder is not null)
            await File.WriteAllBytesAsync(Path.Combine(Folder, $"{name}.png"), SmallPicture.Of(await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide })));
    }
}
