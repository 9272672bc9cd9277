using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>The tour of the queue: by keyboard alone, never again once it was ended, and again when it is asked for.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class QueueTourTests(ConsoleServer console)
{
    [Fact]
    public Task Tour_FirstVisit_IsWalkedByKey_EndsWithEscape_AndComesBackOnlyWhenAsked() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "yichang-site", "/review");
        var tour = page.Locator(".tour");
        await Expect(tour).ToContainTextAsync("1 / 5");

        // It stands above the list and takes nothing away from it.
        var (card, rows) = ((await tour.BoundingBoxAsync())!, (await page.Locator(".table-frame").BoundingBoxAsync())!);
        Assert.True(card.Y + card.Height <= rows.Y, "the tour covers rows");
        for (var step = 2; step <= 5; step++)
        {
            await tour.GetByRole(AriaRole.Button, new() { Name = "下一步" }).PressAsync("Enter");
            await Expect(tour).ToContainTextAsync($"{step} / 5");
        }

        await page.Keyboard.PressAsync("Escape");
        await Expect(tour).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        await Expect(tour).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Button, new() { Name = "重新播放导览" }).PressAsync("Enter");
        await Expect(page.Locator(".rz-dialog")).ToHaveCountAsync(0);
        await Expect(tour).ToContainTextAsync("1 / 5");
        Assert.Empty(session.Errors);
    });
}
