using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class SignInScreenTests(ConsoleServer console)
{
    [Fact]
    public Task AU08_SecurityKey_IsEnrolled_SignsInAlone_AndIsRemoved() => Browser.RunAsync(async session =>
    {
        // Keys are made for names, not for numbers.
        var address = new UriBuilder(console.Address) { Host = "localhost" }.Uri;
        var page = await session.NewPageAsync(address);
        var (devices, device) = await AddKeyDeviceAsync(page);
        await page.GotoAsync("/account");
        await page.Locator("tr", new() { Has = page.GetByText("reviewer2", new() { Exact = true }) }).GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync("**/account");
        await console.WalkAsync(session, page, new Screen("account", "/account", "#own-keys"));

        await console.SpeakAsync(page, "zh-CN");
        await page.SetViewportSizeAsync(1440, 900);
        await page.GotoAsync("/account");
        await page.Locator("#key-name").FillAsync("抽屉里的密钥");
        await page.Locator("#key-name").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记安全密钥" }).ClickAsync();
        await Expect(page.GetByText("安全密钥已登记。")).ToBeVisibleAsync();
        await Expect(page.GetByText("抽屉里的密钥", new() { Exact = true })).ToBeVisibleAsync();

        await page.GotoAsync("/review");
        await page.ChooseAsync("退出登录");
        await page.WaitForURLAsync("**/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "使用安全密钥登录" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(address, "/").ToString());

        // The key also proves who one is.
        await page.GotoAsync("/step-up?returnUrl=%2Faccount");
        await page.GetByRole(AriaRole.Button, new() { Name = "用安全密钥验证" }).ClickAsync();
        await page.WaitForURLAsync("**/account");

        // A copy of the key, made when it had not been used yet: what it signs is right, its counter is not.
        var made = (await devices.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object> { ["authenticatorId"] = device }))!.Value.GetProperty("credentials")[0];
        await devices.SendAsync("WebAuthn.clearCredentials", new Dictionary<string, object> { ["authenticatorId"] = device });
        await devices.SendAsync("WebAuthn.addCredential", new Dictionary<string, object>
        {
            ["authenticatorId"] = device,
            ["credential"] = made.EnumerateObject().ToDictionary(part => part.Name, object (part) => part.Name == "signCount" ? 0 : part.Value, StringComparer.Ordinal),
        });
        await page.GotoAsync("/step-up?returnUrl=%2Faccount");
        await page.GetByRole(AriaRole.Button, new() { Name = "用安全密钥验证" }).ClickAsync();
        await Expect(page.GetByText("安全密钥未通过验证")).ToBeVisibleAsync();
        var auditor = await console.SignInAsync(session, "audit", "/audit");
        var suspicions = auditor.Locator("tbody").GetByText("安全密钥计数器倒退（可能被复制）");
        await Expect(suspicions).ToHaveCountAsync(1);
        await page.GotoAsync("/review");
        await page.ChooseAsync("退出登录");
        await page.GetByRole(AriaRole.Button, new() { Name = "使用安全密钥登录" }).ClickAsync();
        await Expect(page.GetByText("安全密钥未通过验证")).ToBeVisibleAsync();
        await auditor.ReloadAsync();
        await Expect(suspicions).ToHaveCountAsync(2);
        await page.GotoAsync("/account");
        await page.Locator("tr", new() { Has = page.GetByText("reviewer2", new() { Exact = true }) }).GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync("**/account");
        var key = page.Locator(".own-key");
        await key.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByText("安全密钥已删除。")).ToBeVisibleAsync();
        await page.GotoAsync("/review");
        await page.ChooseAsync("退出登录");
        await page.GetByRole(AriaRole.Button, new() { Name = "使用安全密钥登录" }).ClickAsync();
        await Expect(page.GetByText("安全密钥未通过验证")).ToBeVisibleAsync();
    });

    /// <summary>The whole way of somebody who needs a key and has none: password, text message, key.</summary>
    [Fact]
    public Task AU06_NewPersonWithKey_PasswordThenTextThenEnrolment() => Browser.RunAsync(async session =>
    {
        var administrator = await console.SignInAsync(session, "hospital-admin", "/users");
        await administrator.Locator(".toolbar .button-primary").ClickAsync();
        var form = administrator.Locator(".rz-dialog form");
        foreach (var (field, value) in ((string, string)[])[("userName", "nurse.key"), ("name", "林密钥"), ("phone", "13900006609")])
            await form.Locator($"#{field}").FillAsync(value);
        await form.GetByLabel("机构审核员").CheckAsync();
        await form.Locator("select#authentication").SelectOptionAsync("SecurityKey");
        await form.Locator("#userName").PressAsync("Enter");
        var code = (await administrator.Locator(".code-once code").InnerTextAsync()).Trim();

        var address = new UriBuilder(console.Address) { Host = "localhost" }.Uri;
        var page = await session.NewPageAsync(address);
        await AddKeyDeviceAsync(page);
        await page.GotoAsync("/password-reset");
        foreach (var (field, value) in ((string, string)[])[("userName", "nurse.key"), ("code", code), ("password", "Hushi-2027-mima"), ("passwordAgain", "Hushi-2027-mima")])
            await page.Locator($"#{field}").FillAsync(value);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "密码已设置" }).WaitForAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("#userName").FillAsync("nurse.key");
        await page.Locator("#password").FillAsync("Hushi-2027-mima");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-in/second");
        await console.WalkAsync(session, page, new Screen("sign-in-second", "/sign-in/second", "#code"));
        await console.SpeakAsync(page, "zh-CN");
        await page.SetViewportSizeAsync(1440, 900);
        await page.GotoAsync("/sign-in/second");
        await page.GetByRole(AriaRole.Button, new() { Name = "发送验证码" }).ClickAsync();
        await Expect(page.GetByText("验证码已发送到 139****6609。")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        var texts = await session.NewPageAsync(console.Address);
        await texts.GotoAsync("/outbox");
        var text = texts.GetByText(new Regex("验证码 [0-9]{6}")).First;
        await page.Locator("#code").FillAsync(Regex.Match(await text.InnerTextAsync(), "[0-9]{6}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
        await page.Locator("#code").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记安全密钥" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(address, "/").ToString());
        await Expect(page.Locator(".topbar-me")).ToContainTextAsync("林密钥");
    });

    /// <summary>Links the account, leaves both, and comes back by it: the browser keeps to the policy of the pages all the way.</summary>
    [Fact]
    public Task AU09_Identity_IsLinked_SignsOutOfBoth_AndSignsIn() => Browser.RunAsync(async session =>
    {
        (console.Provider.Subject, console.Provider.AsksPerson) = ("sun-district", true);
        var page = await console.SignInAsync(session, "district", "/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "绑定统一身份", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "前往统一身份登录并绑定" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "以 sun-district 登录" }).ClickAsync();
        await Expect(page.GetByText("统一身份已绑定。")).ToBeVisibleAsync();
        await console.WalkAsync(session, page, new Screen("account-identity", "/account", "#own-identity"), new Screen("set-up-next", "/set-up/next", ".steps-list"));

        await console.SpeakAsync(page, "zh-CN");
        await page.SetViewportSizeAsync(1440, 900);
        await page.GotoAsync("/review");
        await page.ChooseAsync("退出登录");
        await page.WaitForURLAsync("**/sign-in**");
        await page.GotoAsync("/sign-in?returnUrl=%2Freview");
        await page.GetByRole(AriaRole.Button, new() { Name = "使用统一身份登录" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "以 sun-district 登录" }).ClickAsync();
        await page.WaitForURLAsync("**/review");

        // This session began at the provider, so it ends there too.
        await page.ChooseAsync("退出登录");
        await page.WaitForURLAsync("**/sign-in**");
        Assert.Equal(1, console.Provider.SignOuts);
        console.Provider.Subject = "nobody-here";
        await page.GetByRole(AriaRole.Button, new() { Name = "使用统一身份登录" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "以 nobody-here 登录" }).ClickAsync();
        await Expect(page.GetByText("该统一身份未绑定账号")).ToBeVisibleAsync();
        await console.WalkAsync(session, page, new Screen("sign-in-unlinked", "/sign-in?failed=identity_unlinked", "#sign-in-failed"));
    });

    /// <summary>A key in the computer whose owner touches it and gives the PIN.</summary>
    private static async Task<(ICDPSession Devices, string Device)> AddKeyDeviceAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var added = await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "usb", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        return (devices, added!.Value.GetProperty("authenticatorId").GetString()!);
    }
}
