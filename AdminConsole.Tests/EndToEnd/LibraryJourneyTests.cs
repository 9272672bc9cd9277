using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class LibraryJourneyTests(ConsoleServer console)
{
    private const float Soon = 2000;

    [Fact]
    public Task AZ10_DistrictLocks_AdministratorsOpenFormGoesReadOnly_AndOpensAgain() => Browser.RunAsync(async session =>
    {
        var administrator = await console.SignInAsync(session, "hospital-admin", "/institutions");
        await administrator.GetByRole(AriaRole.Link, new() { Name = "武汉市第一医院" }).ClickAsync();
        var address = administrator.GetByLabel("机构地址");
        await address.FillAsync("硚口区中山大道215号门诊楼");
        var district = await console.SignInAsync(session, "district", "/institutions");

        await district.GetByRole(AriaRole.Button, new() { Name = "锁定 武汉市第一医院" }).ClickAsync();
        await district.GetByRole(AriaRole.Dialog).GetByLabel("说明").FillAsync("资料已核对");
        await district.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "锁定", Exact = true }).ClickAsync();

        await Expect(address).Not.ToBeEditableAsync(new() { Timeout = Soon });
        await Expect(address).ToHaveValueAsync("硚口区中山大道215号门诊楼");
        await Expect(administrator.GetByText("陈考区 于")).ToBeVisibleAsync();
        await Expect(administrator.GetByRole(AriaRole.Button, new() { Name = "保存" })).ToBeDisabledAsync();
        await Expect(district.Locator("tr", new() { HasText = "武汉市第一医院" })).ToContainTextAsync("已锁定");
        await Expect(district.GetByRole(AriaRole.Button, new() { Name = "锁定 湖北考区" })).ToHaveCountAsync(0);

        await district.GetByRole(AriaRole.Button, new() { Name = "解锁 武汉市第一医院" }).ClickAsync();
        await district.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "解锁", Exact = true }).ClickAsync();

        await Expect(address).ToBeEditableAsync(new() { Timeout = Soon });
        await administrator.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(administrator.GetByText("机构资料已保存")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Correction_OfAPractitioner_TurnsAWaitingRedMarkGreenOnAnOpenScreen() => Browser.RunAsync(async session =>
    {
        var reviewer = await console.SignInAsync(session, "reviewer", "/review?size=100");
        var row = reviewer.Locator("tbody tr", new() { HasText = "卫国强" });
        await Expect(row).ToContainTextAsync("✕");
        var district = await console.SignInAsync(session, "district", "/practitioners");

        await district.GetByRole(AriaRole.Searchbox).FillAsync("何静");
        await district.WaitForURLAsync("**/practitioners?q=*");
        await district.GetByRole(AriaRole.Button, new() { Name = "更正 何静 的注册信息" }).ClickAsync();
        var dialog = district.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("姓名").FillAsync("何敬");
        await dialog.GetByLabel("更正原因").FillAsync("注册库录入有误，已核对原件");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "更正", Exact = true }).ClickAsync();

        await Expect(district.GetByText("份申报的核验标记已更新")).ToBeVisibleAsync();
        await Expect(row).Not.ToContainTextAsync("✕", new() { Timeout = Soon });
    });
}
