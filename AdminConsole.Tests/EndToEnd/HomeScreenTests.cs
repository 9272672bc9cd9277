using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class HomeScreenTests(ConsoleServer console)
{
    [Fact]
    public Task BR07_Home_OfEachKindOfReader_IsCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        foreach (var (user, name) in (IReadOnlyList<(string, string)>)[("reviewer", "home-reviewer"), ("hospital-admin", "home-administrator"), ("site", "home-site"), ("district", "home-district")])
        {
            var page = await console.SignInAsync(session, user, "/");
            await console.WalkAsync(session, page, new Screen(name, "/", ".figure-table"));

            // Where its figures lead: the queue says what it is narrowed to.
            if (user == "district")
                await console.WalkAsync(session, page, new("queue-stage", "/review?state=all&stage=approved", "tbody tr"), new Screen("queue-reason", "/review?state=all&reason=1&straight=1", ".empty-state"));
        }
    });

    /// <summary>Every number on the district's page opens a list with as many rows, by clicking alone; the statistics say the same.</summary>
    [Fact]
    public Task Home_EveryFigure_OpensTheListOfWhatItCounts() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/");
        await page.Locator(".node-table").WaitForAsync();
        var links = await page.Locator(".figure-table a, .node-table tbody tr:first-child a, .node-table tbody tr:last-child a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href') + ' ' + link.textContent.replaceAll(',', ''))");
        Assert.InRange(links.Length, 12, 60);
        foreach (var (address, figure) in links.Select(link => link.Split(' ')).Select(parts => (parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))).DistinctBy(link => link.Item1))
        {
            await page.GotoAsync("/");
            await page.Locator($"a[href='{address}']").First.ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex("/review"));
            if (figure == 0)
                await Expect(page.Locator(".empty-state")).ToBeVisibleAsync();
            else
                await Expect(page.Locator(".pager")).ToContainTextAsync($"共 {figure} 条");
        }

        await page.GotoAsync("/");
        var submitted = await page.Locator(".figure-table").First.Locator("tbody tr").First.Locator("a").InnerTextAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "统计表" }).ClickAsync());
        await using var content = await download.CreateReadStreamAsync();
        using var file = new MemoryStream();
        await content.CopyToAsync(file);
        using var workbook = new XLWorkbook(file);
        Assert.Equal(submitted, workbook.Worksheet(1).LastRowUsed()!.Cell(2).GetString());
    });
}
