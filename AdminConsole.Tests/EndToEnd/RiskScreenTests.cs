using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class RiskScreenTests(ConsoleServer console)
{
    [Fact]
    public Task BR07_RiskPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/risk");
        await page.GotoAsync("/risk?least=1");
        await page.Locator("tbody .cell-actions a").First.WaitForAsync();
        var behind = await page.Locator("tbody .cell-actions a").First.GetAttributeAsync("href");

        await console.WalkAsync(
            session,
            page,
            new("risk-mentors", "/risk?least=1", "tbody tr"),
            new("risk-elsewhere", "/risk?report=elsewhere", "tbody tr"),
            new("risk-institutions", "/risk?report=institutions&least=1", "tbody tr"),
            new("risk-empty", "/risk?least=999", ".empty-state"),
            new("risk-overlaps-empty", "/risk?report=overlaps", ".empty-state"),
            new("risk-filings", $"/{behind}", "tbody tr"));

        // From a number to the filings behind it to one of them, by clicking alone.
        await console.SpeakAsync(page, "zh-CN");
        await page.SetViewportSizeAsync(1440, 900);
        foreach (var report in (string[])["?least=1", "?report=elsewhere", "?report=institutions&least=1"])
        {
            await page.GotoAsync($"/risk{report}");
            await page.Locator("tbody .cell-actions a").First.ClickAsync();
            var filing = page.Locator("tbody th a").First;
            var number = await filing.InnerTextAsync();
            await filing.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(number);
            await Expect(page).ToHaveURLAsync(new Regex("/review/"));
        }
    });
}
