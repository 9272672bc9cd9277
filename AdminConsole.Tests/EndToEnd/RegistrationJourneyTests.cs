using System.Text.RegularExpressions;
using AdminConsole.Tests.Features.Registrations;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>An institution from its application to its confirmation code, in the browsers of those who take part.</summary>
[Collection(EndToEndCollection.Name)]
public sealed partial class RegistrationJourneyTests(ConsoleServer console)
{
    private const string Name = "江汉新桥综合门诊部", ApplicantsPhone = "13900005501", AdministratorsPhone = "13900005502", ReviewersPhone = "13900005503";

    [Fact]
    public Task Register_Enquire_Approve_Activate_Generate_Activate_ConfirmationCode_Lock_Unlock() => Browser.RunAsync(async session =>
    {
        var code = Applicant.CreditCode("44135511");
        var applicant = await session.NewPageAsync(console.Address);
        await RegisterAsync(applicant, code);
        await EnquireAsync(session, applicant, code);
        await Expect(applicant.Locator(".facts")).ToContainTextAsync("待审核");

        var district = await console.SignInAsync(session, "district", "/registrations");
        await ApproveAsync(session, district);

        // The same enquiry, asked again, shows the account; the code once.
        await applicant.ReloadAsync();
        await Expect(applicant.Locator(".facts")).ToContainTextAsync("已通过");
        await applicant.GetByRole(AriaRole.Button, new() { Name = "显示激活码" }).ClickAsync();
        var (account, activation) = (AccountName().Match(await applicant.Locator(".facts").InnerTextAsync()).Value, (await applicant.Locator(".code-text").InnerTextAsync()).Trim());
        await ActivateAsync(session, applicant, account, activation, AdministratorsPhone, "赵管理");
        var administrator = await SignInAsync(session, account);

        await administrator.GotoAsync("/institutions");
        await administrator.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();
        await administrator.GetByRole(AriaRole.Link, new() { Name = "业务账号" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "点我生成 19" }).ClickAsync();
        var issued = (await administrator.Locator(".code-text").InnerTextAsync()).Trim();
        await ActivateAsync(session, await session.NewPageAsync(console.Address), $"{account}-19", issued, ReviewersPhone, "钱审核");
        await Expect(administrator.Locator("tr", new() { HasText = $"{account}-19" })).ToContainTextAsync("已激活");
        var reviewer = await SignInAsync(session, $"{account}-19");
        await Expect(reviewer.GetByRole(AriaRole.Link, new() { Name = "审核队列" })).ToBeVisibleAsync();

        await administrator.GetByRole(AriaRole.Link, new() { Name = "单位确认码" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "生成确认码" }).ClickAsync();
        await Expect(administrator.Locator(".code-text code")).ToHaveTextAsync(ConfirmationCode());

        await LockAndUnlockAsync(district, administrator);
    });

    private static async Task RegisterAsync(IPage page, string code)
    {
        await page.GotoAsync("/registration");
        foreach (var (field, value) in ((string, string)[])[("name", Name), ("code", code), ("address", "武汉市江汉区新华路1号"), ("administratorName", "赵管理"), ("phone", ApplicantsPhone), ("authority", "江汉区卫生健康局")])
            await page.Locator($"#{field}").FillAsync(value);
        foreach (var field in (string[])["formScan", "codeScan"])
            await page.Locator($"#{field}").SetInputFilesAsync(Repository.FullPath("samples/images/ID_DOCUMENT-1.png"));
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "申请已提交" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "查询" }).ClickAsync();
    }

    private async Task EnquireAsync(BrowserSession session, IPage page, string code)
    {
        await page.Locator("#code").FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#phoneCode").FillAsync(await PhoneCodeAsync(session, ApplicantsPhone));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/registration/result");
    }

    private async Task ApproveAsync(BrowserSession session, IPage district)
    {
        await district.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();
        await Expect(district.Locator(".scan-stage svg")).ToBeVisibleAsync();
        await console.WalkAsync(session, district, new Screen("registration-review-scans", new Uri(district.Url).AbsolutePath, ".scan-stage svg"));
        await console.SpeakAsync(district, "zh-CN");
        await district.SetViewportSizeAsync(1440, 900);
        await district.ReloadAsync();
        await district.Locator("#parentId").SelectOptionAsync(new SelectOptionValue { Label = "硚口区报名点（报名点）" });
        await district.Locator("#categoryCode").SelectOptionAsync("HOSP-GEN");
        await district.GetByRole(AriaRole.Button, new() { Name = "审核通过" }).ClickAsync();
        await Expect(district.GetByText($"已通过 {Name} 的申请")).ToBeVisibleAsync();
    }

    private async Task ActivateAsync(BrowserSession session, IPage page, string account, string code, string phone, string name)
    {
        await page.GotoAsync("/activation");
        await page.Locator("#account").FillAsync(account);
        await page.Locator("#code").FillAsync(code);
        await page.Locator("#phone").FillAsync(phone);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#phoneCode").FillAsync(await PhoneCodeAsync(session, phone));
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(Applicant.Password);
        await page.Locator("#passwordAgain").FillAsync(Applicant.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "账号已激活" })).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(BrowserSession session, string account)
    {
        var page = await session.NewPageAsync(console.Address);
        await page.GotoAsync("/sign-in");
        await page.Locator("#userName").FillAsync(account);
        await page.Locator("#password").FillAsync(Applicant.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".topbar-node")).ToHaveTextAsync(new Regex(Name));
        return page;
    }

    /// <summary>The code that the phone shows; Development's page of texts is the phone.</summary>
    private async Task<string> PhoneCodeAsync(BrowserSession session, string phone)
    {
        var screen = await session.NewPageAsync(console.Address);
        await Eventually.TrueAsync(
            async () =>
            {
                await screen.GotoAsync("/outbox");
                return await screen.Locator("tr", new() { HasText = phone }).CountAsync() > 0;
            },
            "the text reaches the phone");
        return PhoneCode().Match(await screen.Locator("tr", new() { HasText = phone }).First.Locator("td").Last.InnerTextAsync()).Value;
    }

    private static async Task LockAndUnlockAsync(IPage district, IPage administrator)
    {
        await administrator.GetByRole(AriaRole.Link, new() { Name = "机构资料" }).ClickAsync();
        var address = administrator.GetByLabel("地址");
        await Expect(address).ToBeEditableAsync();
        await district.GotoAsync($"/institutions?q={Uri.EscapeDataString(Name)}");
        await TurnAsync(district, "锁定");
        await Expect(address).Not.ToBeEditableAsync();
        await TurnAsync(district, "解锁");
        await Expect(address).ToBeEditableAsync();
    }

    private static async Task TurnAsync(IPage district, string act)
    {
        await district.GetByRole(AriaRole.Button, new() { Name = $"{act} {Name}" }).ClickAsync();
        await district.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
    }

    [GeneratedRegex("WS-[0-9]{5}-[0-9]{3}", RegexOptions.None, 1000)]
    private static partial Regex AccountName();

    [GeneratedRegex("^[0-9A-Z]{4}-[0-9A-Z]{4}$", RegexOptions.None, 1000)]
    private static partial Regex ConfirmationCode();

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex PhoneCode();
}
