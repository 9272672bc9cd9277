using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class ReviewScreenTests(ConsoleServer console)
{
    [Fact]
    public Task Filing_AsItsHolder_AndWhatItsDialogsShow() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("red-former-mentor-stamped", "令狐画面");
        var path = $"/review/{filed.Id}";
        var page = await console.SignInAsync(session, "reviewer", path);

        await console.WalkAsync(
            session, page,
            new Screen("review-filing", path, ".decision-choices"),
            new Screen("review-return", path, ".decision-choices", async () =>
            {
                await page.Locator(".decision-return input").CheckAsync();

                // The second language finds the draft of the first.
                if (await page.Locator(".feedback-item").CountAsync() == 0)
                    await page.Locator(".feedback > select").SelectOptionAsync("person.phone");
                await Expect(page.Locator(".feedback-item").First).ToBeVisibleAsync();
            }),
            new Screen("review-keys", path, ".decision-choices", () => OpenAsync(page, "[aria-keyshortcuts='?']", ".key-sheet")),
            new Screen("review-hold", path, ".decision-choices", () => OpenAsync(page, "[aria-keyshortcuts=h]", "#hold-until")),
            new Screen("review-templates", path, ".decision-choices", () => OpenAsync(page, ".decision .field .button-quiet", ".rz-dialog .note-form")));
    });

    [Fact]
    public Task Filing_InAnothersHands_AndFromAbove() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("green", "令狐接手");
        var path = $"/review/{filed.Id}";
        var holder = await console.SignInAsync(session, "reviewer2", path);
        await Expect(holder.Locator(".decision-choices")).ToBeVisibleAsync();
        var page = await console.SignInAsync(session, "reviewer", path);
        var site = await console.SignInAsync(session, "site", path);

        await console.WalkAsync(session, page, new Screen("review-held", path, ".desk-claim"), new Screen("review-take-over", path, ".desk-claim", () => OpenAsync(page, ".desk-claim button", "#take-over-reason")));
        await console.WalkAsync(session, site, new Screen("review-reveal", path, ".reveal", () => OpenAsync(site, ".reveal", "#reveal-reason")));
    });

    private static async Task OpenAsync(IPage page, string button, string shows)
    {
        await page.Locator(button).First.ClickAsync();
        await Expect(page.Locator(shows).First).ToBeVisibleAsync();
    }
}
