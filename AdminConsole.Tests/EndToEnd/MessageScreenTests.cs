using System.Globalization;
using System.Net.Http.Headers;
using AdminConsole.Data.Demonstration;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>Messages, API clients and what could not be sent.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class MessageScreenTests(ConsoleServer console)
{
    private const string Secret = "demo-only-6f1d2c0b9a8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6", Table = "tbody tr", Dialog = ".rz-dialog form";

    [Fact]
    public Task Withdrawal_ReachesTheReviewersBell_AndLeadsToTheFiling() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("green", "东方消息");
        var page = await console.SignInAsync(session, "reviewer2", "/review");
        await Expect(page.Locator(".bell")).ToBeVisibleAsync();

        using var http = new HttpClient { BaseAddress = console.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await http.TokenAsync(DemonstrationData.ClientId, Secret)).Body!["access_token"]!.ToString());
        var version = (await http.GetAnswerAsync($"/api/v1/submissions/{filed.Id}")).Header("ETag")!;
        var withdraw = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/submissions/{filed.Id}/withdraw");
        withdraw.Headers.TryAddWithoutValidation("If-Match", version);
        Assert.Equal(200, (await http.AnswerAsync(withdraw)).Status);

        await Expect(page.Locator(".bell-count")).ToBeVisibleAsync();
        await page.Locator(".bell").ClickAsync();
        var message = page.GetByRole(AriaRole.Link, new() { NameString = $"考生撤回了申报 {filed.Number}" });
        await Expect(message).ToBeVisibleAsync();
        await console.WalkAsync(session, page, new Screen("messages", "/messages", Table));
        await console.SpeakAsync(page, "zh-CN");
        await page.GotoAsync("/messages");
        await Expect(page.Locator(".bell-count")).ToBeVisibleAsync();

        // Other tests' filings may have told the same person something: this message alone is read.
        var unread = int.Parse(await page.Locator(".bell-count").InnerTextAsync(), CultureInfo.InvariantCulture);
        await message.ClickAsync();
        await page.WaitForURLAsync($"**/review/{filed.Id}");
        if (unread == 1)
            await Expect(page.Locator(".bell-count")).ToHaveCountAsync(0);
        else
            await Expect(page.Locator(".bell-count")).ToHaveTextAsync((unread - 1).ToString(CultureInfo.InvariantCulture));
    });

    [Fact]
    public Task BR07_ApiClients_AreMadeAndLookedAt() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "security", "/api-clients");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建客户端" }).ClickAsync();
        await page.Locator(Dialog + " #name").FillAsync("演示客户端");
        await page.Locator(Dialog + " button[type=submit]").ClickAsync();
        await Expect(page.Locator(Dialog + " .field-error, " + Dialog + " [aria-invalid=true]").First).ToBeVisibleAsync();
        await page.Locator(Dialog + " #clientId").FillAsync("walk-client");
        await page.Locator(Dialog + " #webhookUrl").FillAsync("http://127.0.0.1:9/hook");
        await page.Locator(Dialog + " button[type=submit]").ClickAsync();
        await Expect(page.Locator(".secret")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[A-Za-z0-9_-]{43}$"));
        await page.GlanceAsync("api-client-secret");
        await page.GetByRole(AriaRole.Button, new() { Name = "我已保存" }).ClickAsync();
        await page.WaitForURLAsync("**/api-clients/*");
        var path = new Uri(page.Url).AbsolutePath;

        await console.WalkAsync(
            session,
            page,
            new("api-clients", "/api-clients", Table),
            new("api-client-new", "/api-clients", Table, () => OpenDialogAsync(page)),
            new("api-client", path, "#client-deliveries"));
    });

    [Fact]
    public Task BR07_Failures_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "system", "/send-failures");

        await console.WalkAsync(session, page, new("send-failures", "/send-failures", ".page-head"), new("development-texts", "/outbox", "#texts-title"));
    });

    /// <summary>Open, and no longer fading in.</summary>
    private static async Task OpenDialogAsync(IPage page)
    {
        await page.Locator(".page-head .button").ClickAsync();
        await Expect(page.Locator(Dialog)).ToBeVisibleAsync();
    }
}
