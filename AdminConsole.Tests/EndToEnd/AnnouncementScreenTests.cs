using System.Text.RegularExpressions;
using AdminConsole.Tests.Features.Announcements;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class AnnouncementScreenTests(ConsoleServer console)
{
    [Fact]
    public Task Announcement_IsWrittenPreviewedAndPublished_AndReadWithItsFile_AndTheCountRises() => Browser.RunAsync(async session =>
    {
        const string Title = "关于上报材料的必读通知";
        var reader = await console.SignInAsync(session, "neighbour", "/downloads");
        var badge = reader.Locator(".nav-badge > span[aria-hidden]");
        await Expect(badge).ToBeVisibleAsync();
        var before = int.Parse(await badge.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        // Written with a wrong file first: the refusal stands beside the field and nothing is lost.
        var writer = await console.SignInAsync(session, "district", "/announcements");
        await writer.GetByRole(AriaRole.Link, new() { Name = "新建公告" }).ClickAsync();
        await writer.Locator("#title").FillAsync(Title);
        await writer.Locator("#text").FillAsync("各单位：\n\n请于月底前上报，详见 https://www.nmec.org.cn/ 。");
        await writer.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "通知.docx", MimeType = "application/octet-stream", Buffer = PublishedFiles.Pdf });
        await Expect(writer.Locator(".field-error")).ToContainTextAsync("扩展名须与内容一致");
        await writer.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "上报材料.xlsx", MimeType = "application/octet-stream", Buffer = PublishedFiles.Workbook() });
        await Expect(writer.Locator(".file-list li")).ToContainTextAsync("上报材料.xlsx");
        await writer.GetByLabel("置顶必读").CheckAsync();
        await writer.Locator(".main form button[type=submit]").ClickAsync();

        // The preview is what readers will see; from it alone it is published.
        await Expect(writer.Locator(".callout")).ToContainTextAsync("草稿");
        await Expect(writer.Locator(".announcement-body a")).ToHaveAttributeAsync("href", "https://www.nmec.org.cn/");
        Assert.Equal(before.ToString(System.Globalization.CultureInfo.InvariantCulture), await badge.InnerTextAsync());
        await writer.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await writer.Locator(".rz-dialog .button-primary").ClickAsync();
        await Expect(writer.Locator("#announcement-readers + p")).ToContainTextAsync("已读 0 人");

        // The reader's open page follows; opening and downloading is counted once.
        await Expect(badge).ToHaveTextAsync((before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await reader.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^通知公告") }).ClickAsync();
        await Expect(reader.Locator("tbody tr").First).ToHaveClassAsync(new Regex("message-unread"));
        await reader.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        var download = await reader.RunAndWaitForDownloadAsync(() => reader.GetByRole(AriaRole.Link, new() { Name = "上报材料.xlsx" }).ClickAsync());
        Assert.Equal("上报材料.xlsx", download.SuggestedFilename);
        Assert.Equal(PublishedFiles.Workbook().Length, (await File.ReadAllBytesAsync(await download.PathAsync())).Length);
        await Expect(badge).ToHaveTextAsync(before.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(writer.Locator("#announcement-readers + p")).ToContainTextAsync("已读 1 人");
        await Expect(writer.Locator("#announcement-readers ~ .table-frame")).Not.ToContainTextAsync("汉正街社区卫生服务中心");
        await Expect(writer.Locator("#announcement-readers ~ .table-frame")).ToContainTextAsync("武汉市第一医院");

        // Withdrawing says how many have read it, and takes it from them.
        await writer.GetByRole(AriaRole.Button, new() { Name = "撤回" }).ClickAsync();
        await Expect(writer.Locator(".rz-dialog")).ToContainTextAsync("已有 1 人阅读");
        await writer.Locator(".rz-dialog .button-danger").ClickAsync();
        await Expect(reader.Locator(".empty-state")).ToContainTextAsync("已撤回");
    });

    /// <summary>The guard of every dialog, on the one whose file is sent past the circuit.</summary>
    [Fact]
    public Task Dialog_EscapeClosesItClean_AndAsksOnceSomethingWasTypedOrUploaded() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/downloads");
        var (form, asked) = (page.Locator(".rz-dialog form"), page.Locator(".confirm"));
        await OpenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(form).ToHaveCountAsync(0);

        await OpenAsync();
        await page.Locator("#title").PressSequentiallyAsync("写了一半");
        await page.Keyboard.PressAsync("Escape");
        await Expect(asked).ToBeVisibleAsync();
        await FocusedAsync(".rz-dialog:has(.confirm)");
        await page.Keyboard.PressAsync("Escape");
        await Expect(asked).ToHaveCountAsync(0);
        await Expect(page.Locator("#title")).ToHaveValueAsync("写了一半");
        await page.Locator(".rz-dialog-titlebar-close").ClickAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "放弃并关闭" }).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);

        await OpenAsync();
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "表.xlsx", MimeType = "application/octet-stream", Buffer = PublishedFiles.Workbook() });
        await Expect(form.Locator(".file-list li")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(asked).ToBeVisibleAsync();

        async Task OpenAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "发布文件" }).ClickAsync();
            await Expect(form).ToBeVisibleAsync();
            await FocusedAsync(".rz-dialog");
        }

        // A dialog hears the keys once the focus is in it.
        Task FocusedAsync(string dialog) => Expect(page.Locator($"{dialog} :focus")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task BR07_AnnouncementPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "district", "/announcements");
        var pinned = new Uri(console.Address, (await page.Locator("tbody tr", new() { HasText = "申报审核工作" }).GetByRole(AriaRole.Link).GetAttributeAsync("href"))!).AbsolutePath;
        var draft = new Uri(console.Address, (await page.Locator("tbody tr", new() { HasText = "（草稿）" }).GetByRole(AriaRole.Link).GetAttributeAsync("href"))!).AbsolutePath;

        await console.WalkAsync(
            session,
            page,
            new("announcements", "/announcements", "tbody tr"),
            new("announcement-pinned", pinned, "#announcement-readers ~ .table-frame tbody tr"),
            new("announcement-withdraw", pinned, "article", () => OpenAsync("撤回", "Withdraw")),
            new("announcement-draft", draft, "article"),
            new("announcement-edit", $"{draft}/edit", "#title", () => RefusedAsync()),
            new("downloads", "/downloads", "tbody tr"),
            new("download-dialog", "/downloads", "tbody tr", () => OpenAsync("发布文件", "Publish a file")));

        var reader = await console.SignInAsync(session, "reviewer2", "/announcements");
        await console.WalkAsync(
            session,
            reader,
            new("announcements-reader", "/announcements", "tbody tr"),
            new("announcements-none", "/announcements?q=nothing", ".empty-state"),
            new("announcement-reader", pinned, "article"),
            new("announcement-gone", draft, ".empty-state"),
            new("downloads-reader", "/downloads", "tbody tr"));

        async Task OpenAsync(string chinese, string english)
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^({chinese}|{english})$") }).First.ClickAsync();
            await Expect(page.Locator(".rz-dialog")).ToBeVisibleAsync();
        }

        async Task RefusedAsync()
        {
            await page.Locator("#title").FillAsync("");
            await page.Locator(".main form button[type=submit]").ClickAsync();
            await Expect(page.Locator(".field-error")).ToBeVisibleAsync();
        }
    });
}
