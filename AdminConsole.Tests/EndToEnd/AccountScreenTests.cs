using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class AccountScreenTests(ConsoleServer console)
{
    private const string Table = "tbody tr", Dialog = ".rz-dialog form";

    [Fact]
    public Task BR07_Users_EveryScreenAndDialog_IsClean() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/users");

        await console.WalkAsync(
            session,
            page,
            new("users", "/users", Table),
            new("users-none", "/users?q=nobody-at-all", ".empty-state"),
            new("user-create", "/users", Table, () => OpenAsync(page, page.Locator(".toolbar .button-primary"))),
            new("user-edit", "/users?q=hospital-admin", Table, () => OpenAsync(page, page.Locator("tbody .cell-actions .button").Nth(0))),
            new("user-reset", "/users?q=hospital-admin", Table, () => OpenAsync(page, page.Locator("tbody .cell-actions .button").Nth(1))),
            new("user-disable", "/users?q=hospital-admin", Table, () => OpenAsync(page, page.Locator("tbody .cell-actions .button").Nth(2))),
            new("user-delete", "/users?q=hospital-admin", Table, () => OpenAsync(page, page.Locator("tbody .cell-actions .button").Last)),
            new("password-reset", "/password-reset", "form"));
    });

    [Fact]
    public Task BR07_InstitutionsUsersAndCode_AreClean() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "hospital-admin", "/institutions");
        var own = await page.Locator("tbody th a").First.GetAttributeAsync("href");

        await console.WalkAsync(
            session,
            page,
            new("institution-users", $"/{own}?tab=users", Table),
            new("institution-user-create", $"/{own}?tab=users", Table, () => OpenAsync(page, page.Locator(".toolbar .button-primary"))),
            new("confirmation-code", $"/{own}?tab=confirmation-code", "#bindings"),
            new("confirmation-code-rotate", $"/{own}?tab=confirmation-code", "#bindings", () => OpenAsync(page, page.Locator(".panel .actions .button").Nth(0))));
    });

    private static async Task OpenAsync(IPage page, ILocator button)
    {
        await button.ClickAsync();
        await Expect(page.Locator(".rz-dialog .dialog-actions")).ToBeVisibleAsync();
    }
}
