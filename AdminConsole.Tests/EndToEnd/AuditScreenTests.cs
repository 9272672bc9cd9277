using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class AuditScreenTests(ConsoleServer console)
{
    [Fact]
    public Task BR07_AuditPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var supervisor = await console.SignInAsync(session, "site", "/audit");
        await Expect(supervisor.Locator("tbody tr").First).ToBeVisibleAsync();
        await Expect(supervisor.GetByRole(AriaRole.Button, new() { Name = "导出" })).ToHaveCountAsync(0);

        var page = await console.SignInAsync(session, "audit", "/audit");
        await console.WalkAsync(
            session,
            page,
            new("audit", "/audit", "tbody tr"),
            new("audit-details", "/audit?object=account", "tbody tr", () => page.Locator("tbody details summary").First.ClickAsync()),
            new("audit-none", "/audit?object=audit&outcome=refused", ".empty-state"));
    });

    [Fact]
    public Task Record_NarrowedByClicking_Verified_AndExported() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "audit", "/audit");
        await page.GetByRole(AriaRole.Link, new() { Name = "沈审计" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("actor="));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "操作人：沈审计" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "校验记录链" }).ClickAsync();
        await Expect(page.GetByText("记录完整：共")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "导出", Exact = true }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("xlsx") }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(session.Errors);
    });
}
