using AdminConsole.Tests.TestSupport;

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
            new("risk-filings", $"/{behind}", "tbody tr"));
    });
}
