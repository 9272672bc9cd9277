using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class LibraryScreenTests(ConsoleServer console)
{
    private const string Table = "tbody tr", Dialog = ".rz-dialog form", Asker = "汉正街社区卫生服务中心";

    [Fact]
    public Task BR07_Library_EveryScreenAndDialog_IsClean() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/institutions");
        await page.GetByRole(AriaRole.Link, new() { Name = Asker }).ClickAsync();
        await Expect(page.Locator("form.form")).ToBeVisibleAsync();
        var own = new Uri(page.Url).AbsolutePath;

        await console.WalkAsync(
            session,
            page,
            new("library-advanced", "/institutions?kind=institution&level=3", Table),
            new("library-batch", "/institutions", Table, () => page.Locator("thead .cell-select input").CheckAsync()),
            new("library-lock-many", "/institutions", Table, async () =>
            {
                await page.Locator("thead .cell-select input").CheckAsync();
                await OpenAsync(page, ".chosen .button >> nth=0");
            }),
            new("library-create", "/institutions", Table, () => OpenAsync(page, ".page-head .button-primary")),
            new("library-edit", own, "form.form", () => OpenAsync(page, ".page-head .button >> nth=0")),
            new("library-lock", own, "form.form", () => OpenAsync(page, "[data-act=lock]")),
            new("library-profile", own, "form.form"),
            new("library-suspend", own, "form.form", () => OpenAsync(page, ".page-head .button >> nth=2")),
            new("library-move", own, "form.form", () => OpenAsync(page, ".page-head .button >> nth=3")),
            new("library-delete", own, "form.form", () => OpenAsync(page, ".page-head .button-danger")),
            new("library-names", own + "?tab=names", ".panel"),
            new("library-name-dialog", own + "?tab=names", ".panel", () => OpenAsync(page, "section.panel .panel-head .button")),
            new("library-history", own + "?tab=history", ".panel"),
            new("library-requests-tab", own + "?tab=requests", ".panel"),
            new("library-requests", "/change-requests?state=all", ".page-list"));
    });

    [Fact]
    public Task Library_ChangeIsAskedForWithAScan_AcceptedFromAbove_AndHeardOf() => Browser.RunAsync(async session =>
    {
        var administrator = await console.SignInAsync(session, "hospital-admin", "/institutions");
        await administrator.GetByRole(AriaRole.Link, new() { Name = "武汉市第一医院" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Link, new() { Name = "变更申请" }).ClickAsync();
        await Expect(administrator.GetByRole(AriaRole.Button, new() { Name = "申请变更" })).ToBeVisibleAsync();
        var requests = new Uri(administrator.Url).PathAndQuery;
        await console.WalkAsync(session, administrator, new Screen("change-request-ask", requests, ".panel-head .button", () => OpenAsync(administrator, ".panel-head .button")));
        await console.SpeakAsync(administrator, "zh-CN");
        await administrator.SetViewportSizeAsync(1440, 900);
        await administrator.GotoAsync(requests);
        await administrator.GetByRole(AriaRole.Button, new() { Name = "申请变更" }).ClickAsync();
        var form = administrator.Locator(Dialog);
        await form.GetByLabel("申请内容").SelectOptionAsync("Category");
        await form.Locator("select#proposal").SelectOptionAsync("HOSP-SPE");
        await form.GetByLabel("原因").FillAsync("批文登记为专科医院");
        await form.Locator("input[type=file]").SetInputFilesAsync(Repository.FullPath("samples/images/ID_DOCUMENT-1.png"));
        await Expect(form.Locator(".scan-uploaded img")).ToHaveCountAsync(1);
        await form.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Expect(administrator.Locator(Table)).ToContainTextAsync("待处理");

        var district = await console.SignInAsync(session, "point", "/change-requests");
        await console.WalkAsync(session, district, new Screen("change-request-answer", "/change-requests", Table, () => OpenAsync(district, ".cell-actions .button[aria-label*=武汉市第一医院]")));
        await console.SpeakAsync(district, "zh-CN");
        await district.SetViewportSizeAsync(1440, 900);
        await district.GotoAsync("/change-requests");
        await district.GetByRole(AriaRole.Button, new() { Name = "处理 武汉市第一医院" }).ClickAsync();
        await Expect(district.Locator(Dialog).Locator(".scan-stage svg")).ToBeVisibleAsync();
        await district.Locator(Dialog).GetByLabel("不同意").CheckAsync();
        await district.Locator(Dialog).GetByLabel("说明").FillAsync("批文不清楚");
        await district.Locator(Dialog).GetByRole(AriaRole.Button, new() { Name = "不同意" }).ClickAsync();

        await Expect(administrator.Locator(Table)).ToContainTextAsync("批文不清楚");
        await administrator.GotoAsync("/messages");
        await Expect(administrator.GetByText("贵单位的变更申请未同意：机构类别")).ToBeVisibleAsync();
    });

    private static async Task OpenAsync(IPage page, string button)
    {
        await page.Locator(button).ClickAsync();
        await Expect(page.Locator(".rz-dialog .dialog-actions")).ToBeVisibleAsync();
    }
}
