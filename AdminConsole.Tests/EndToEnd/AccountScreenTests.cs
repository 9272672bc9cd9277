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

    [Fact]
    public Task AZ07_UserIsMadeSetsThePasswordWorks_AndIsShutOutOfTheOpenScreen() => Browser.RunAsync(async session =>
    {
        var administrator = await console.SignInAsync(session, "hospital-admin", "/users");
        await administrator.Locator(".toolbar .button-primary").ClickAsync();
        await Expect(administrator.Locator($"{Dialog} #userName")).ToBeFocusedAsync();
        foreach (var (field, value) in ((string, string)[])[("userName", "nurse.lin"), ("name", "林护士"), ("phone", "13900006601"), ("email", "lin@example.org"), ("certificate", "110420104000123")])
            await administrator.Locator($"{Dialog} #{field}").FillAsync(value);
        await administrator.Locator(Dialog).GetByLabel("机构审核员").CheckAsync();
        await administrator.Keyboard.PressAsync("Enter");
        var code = (await administrator.Locator(".code-once code").InnerTextAsync()).Trim();

        var person = await session.NewPageAsync(console.Address);
        await person.GotoAsync("/password-reset");
        foreach (var (field, value) in ((string, string)[])[("userName", "nurse.lin"), ("code", code), ("password", "Hushi-2027-mima"), ("passwordAgain", "Hushi-2027-mima")])
            await person.Locator($"#{field}").FillAsync(value);
        await person.Keyboard.PressAsync("Enter");
        await person.GetByRole(AriaRole.Heading, new() { Name = "密码已设置" }).WaitForAsync();
        await person.GetByRole(AriaRole.Link, new() { Name = "登录" }).ClickAsync();
        await SignInAsync(person);
        await person.GetByRole(AriaRole.Link, new() { Name = "审核队列" }).ClickAsync();
        await Expect(person.Locator(Table).First).ToBeVisibleAsync();

        await Act("停用").ClickAsync();
        await administrator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "停用", Exact = true }).ClickAsync();

        // The screen that is open ends by itself, and the right password opens nothing.
        await Expect(person).ToHaveURLAsync(new Uri(console.Address, "/sign-in?returnUrl=%2Freview").ToString());
        await SignInAsync(person);
        await Expect(person.Locator("#sign-in-failed")).ToBeVisibleAsync();
        await Act("启用").ClickAsync();
        await Expect(Act("停用")).ToBeVisibleAsync();
        await console.WalkAsync(
            session,
            administrator,
            new("user-edit-whole", "/users?q=nurse.lin", Table, () => OpenAsync(administrator, administrator.Locator("tbody .cell-actions .button").Nth(0))),
            new("user-reset-phone", "/users?q=nurse.lin", Table, () => OpenAsync(administrator, administrator.Locator("tbody .cell-actions .button").Nth(1))),
            new("user-unbind", "/users?q=nurse.lin", Table, () => OpenAsync(administrator, administrator.Locator("tbody .cell-actions .button").Nth(3))),
            new("user-issued", "/users?q=nurse.lin", Table, () => ResetAsync(administrator)));

        ILocator Act(string words) => administrator.Locator("tr", new() { HasText = "nurse.lin" }).GetByRole(AriaRole.Button, new() { Name = words });

        static async Task SignInAsync(IPage page)
        {
            await page.Locator("#userName").FillAsync("nurse.lin");
            await page.Locator("#password").FillAsync("Hushi-2027-mima");
            await page.Keyboard.PressAsync("Enter");
        }
    });

    private static async Task ResetAsync(IPage page)
    {
        await OpenAsync(page, page.Locator("tbody .cell-actions .button").Nth(1));
        await page.Locator(".rz-dialog input[type=radio]").Last.CheckAsync();
        await page.Locator(".rz-dialog .dialog-actions .button-primary").ClickAsync();
        await Expect(page.Locator(".code-once")).ToBeVisibleAsync();
    }

    private static async Task OpenAsync(IPage page, ILocator button)
    {
        await button.ClickAsync();
        await Expect(page.Locator(".rz-dialog .dialog-actions")).ToBeVisibleAsync();
    }
}
