using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>The ends of a session as a person at the screen lives through them, under a clock that the test moves.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class SessionJourneyTests
{
    private const string Password = Visitor.Password;

    [Fact]
    public async Task BR02_BR03_Idle_IsWarnedOf_GoesOnOrEnds_AndTheOpinionWaits()
    {
        await using var host = await ApiHost.StartAsync(DatabaseKind.Sqlite);
        await Browser.RunAsync(async session =>
        {
            var page = await SignInAsync(session, host, "reviewer", "/review");
            await page.Locator("tbody th a").First.ClickAsync();
            await page.Locator("textarea").First.FillAsync("岗位与科室不符，请补充轮转表");
            await Eventually.TrueAsync(
                () =>
                {
                    host.Clock.Advance(TimeSpan.FromSeconds(1));
                    return host.ReadAsync(data => data.ReviewDrafts.AnyAsync());
                },
                "the draft is kept");

            host.Clock.Advance(TimeSpan.FromMinutes(13));
            var warning = page.Locator("dialog.session-warning");
            await Expect(warning).ToContainTextAsync("即将退出登录");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "screens", "session-warning.png") });
            await warning.GetByRole(AriaRole.Button, new() { Name = "继续使用" }).ClickAsync();
            await Expect(warning).ToHaveCountAsync(0);
            host.Clock.Advance(TimeSpan.FromMinutes(13));
            await Expect(warning).ToBeVisibleAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(2));

            await Expect(page.GetByText("会话已超时，请重新登录")).ToBeVisibleAsync();
            await Expect(page.Locator("textarea")).ToHaveCountAsync(0);
            await page.Locator("#userName").FillAsync("reviewer");
            await page.Locator("#password").FillAsync(Password);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("textarea").First).ToHaveValueAsync("岗位与科室不符，请补充轮转表");
        });
    }

    /// <summary>Five minutes after the sign-in, more rights are given to somebody: what is typed stays while the person proves who they are in a window beside it.</summary>
    [Fact]
    public async Task AZ09_RoleChange_AsksForAProof_AndGoesOnWithWhatWasTyped()
    {
        await using var host = await ApiHost.StartAsync(DatabaseKind.Sqlite);
        await Browser.RunAsync(async session =>
        {
            var page = await SignInAsync(session, host, "hospital-admin", "/users");
            await page.Locator("tr", new() { HasText = "reviewer2" }).GetByRole(AriaRole.Button).First.ClickAsync();
            var form = page.Locator(".rz-dialog form");
            await form.Locator("#name").FillAsync("周新名");
            await form.GetByLabel("机构管理员").CheckAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(6));
            await form.Locator("#name").PressAsync("Enter");

            var ask = page.GetByRole(AriaRole.Link, new() { Name = "验证身份" });
            await Expect(ask).ToBeVisibleAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "screens", "step-up-dialog.png") });
            var window = await page.RunAndWaitForPopupAsync(() => ask.ClickAsync());
            await window.Locator("#current").FillAsync("Falsch-2027-mima");
            await window.Locator("#current").PressAsync("Enter");
            await Expect(window.GetByText("当前密码不正确")).ToBeVisibleAsync();
            await window.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "screens", "step-up.png") });
            var closed = new TaskCompletionSource();
            window.Close += (_, _) => closed.TrySetResult();
            await window.Locator("#current").FillAsync(Password);
            await window.Locator("#current").PressAsync("Enter");

            await Expect(page.GetByText("周新名")).ToBeVisibleAsync();
            await Expect(page.Locator(".rz-dialog")).ToHaveCountAsync(0);
            await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
            Assert.DoesNotContain(session.Errors, line => !line.Contains("422", StringComparison.Ordinal));
        });
    }

    private static async Task<IPage> SignInAsync(BrowserSession session, ApiHost host, string userName, string path)
    {
        var page = await session.NewPageAsync(host.Address);
        await page.GotoAsync(path);
        await page.Locator("#userName").FillAsync(userName);
        await page.Locator("#password").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{path}");
        return page;
    }
}
