using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class StatusScreenTests(ConsoleServer console)
{
    [Fact]
    public Task DU08_SystemAdministrator_BacksUp_AndSeesIt() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "system", "/status");
        await page.GetByRole(AriaRole.Button, new() { Name = "立即备份" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { NameRegex = new Regex(@"adminconsole-\d+T\d+Z\.backup") }).First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByText("已备份：")).ToBeVisibleAsync();
        await console.WalkAsync(session, page, new Screen("status", "/status", "tbody tr"));
    });
}
