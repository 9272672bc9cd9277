using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class LicenceScreenTests(ConsoleServer console)
{
    private const string Dialog = ".rz-dialog form", Number = "44135001442010411A1002";

    private static readonly string Scan = Repository.FullPath("samples/images/ID_DOCUMENT-1.png");

    [Fact]
    public async Task FI01_BR07_LicenceWithAScan_IsEnteredLookedAtAndClean()
    {
        var tab = "";
        await Browser.RunAsync(async session => tab = await EnterAsync(session));

        // Another session: the browser repeats refusals, which were meant, as errors.
        await Browser.RunAsync(async session =>
        {
            var page = await console.SignInAsync(session, "hospital-admin", "/institutions");
            await console.WalkAsync(
                session,
                page,
                new("licences", tab, "tbody tr"),
                new("licence-dialog", tab, "tbody tr", () => OpenAsync(page, ".licences-head button", Dialog)),
                new("licence-scans", tab, "tbody tr", () => OpenAsync(page, ".cell-actions button >> nth=0", ".scan-stage svg")),
                new("licence-expiry", "/licences/expiry", ".chips"));
        });
    }

    /// <summary>The address of the tab with the licence on it.</summary>
    private async Task<string> EnterAsync(BrowserSession session)
    {
        var page = await console.SignInAsync(session, "hospital-admin", "/institutions");
        await page.GetByRole(AriaRole.Link, new() { Name = "武汉市第一医院" }).ClickAsync();
        await Expect(page.Locator("form.form")).ToBeVisibleAsync();
        var tab = $"{new Uri(page.Url).AbsolutePath}?tab=licences";
        await page.GotoAsync(tab);
        await page.GetByRole(AriaRole.Button, new() { Name = "新增许可证" }).ClickAsync();
        var form = page.Locator(Dialog);
        await form.GetByLabel("证书机构名称").FillAsync("武汉市第一医院");
        await form.GetByLabel("证书登记号").FillAsync(Number);
        await form.GetByLabel("法定代表人").FillAsync("周院长");
        await form.GetByLabel("有效期开始").FillAsync("2020-01-01");
        await form.GetByLabel("有效期截止").FillAsync("2019-12-31");
        await form.GetByRole(AriaRole.Searchbox).FillAsync("呼吸");
        await form.GetByRole(AriaRole.Checkbox, new() { Name = "呼吸内科专业" }).CheckAsync();

        // A picture that is none, then a real one.
        await form.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "假.png", MimeType = "image/png", Buffer = "GIF89a"u8.ToArray() });
        await Expect(form.Locator(".scan-upload .field-error")).ToHaveTextAsync("仅支持 JPG/PNG 格式的有效图片");
        await form.Locator("input[type=file]").SetInputFilesAsync(Scan);
        await Expect(form.Locator(".scan-uploaded img")).ToHaveCountAsync(1);
        await form.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(form.GetByText("有效期截止必须晚于有效期开始")).ToBeVisibleAsync();
        await form.GetByLabel("有效期截止").FillAsync("2027-01-01");
        await form.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator(Dialog)).ToHaveCountAsync(0);
        var row = page.Locator("tbody tr", new() { HasText = Number });
        await Expect(row).ToContainTextAsync("未使用");

        await row.GetByRole(AriaRole.Button, new() { Name = "的扫描件" }).ClickAsync();
        var stage = page.Locator(".scan-stage");
        await Expect(stage.Locator("svg")).ToBeVisibleAsync();
        await stage.PressAsync("+");
        await Expect(page.Locator(".scan-zoom")).ToHaveTextAsync("100%");
        await page.Keyboard.PressAsync("Escape");
        return tab;
    }

    private static async Task OpenAsync(IPage page, string button, string shows)
    {
        await page.Locator(button).ClickAsync();
        await Expect(page.Locator(shows).First).ToBeVisibleAsync();
    }
}
