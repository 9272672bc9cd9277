using System.Globalization;
using System.Text.RegularExpressions;
using AdminConsole.Tests.Features.Registrations;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>
/// How many times a person presses a key, clicks or fills a field for five everyday tasks. docs/tasks.md holds the numbers beside those of the notices' flows: a
/// task that becomes longer fails here, and one that becomes shorter wants its new number. A server of its own, because whole lists are locked and reported.
/// </summary>
[Collection(EndToEndCollection.Name)]
public sealed partial class TaskCountTests : IAsyncLifetime
{
    private static readonly string Picture = Repository.FullPath("samples/images/ID_DOCUMENT-1.png");

    private readonly ConsoleServer console = new();

    public Task InitializeAsync() => console.InitializeAsync();

    public Task DisposeAsync() => console.DisposeAsync();

    [Fact]
    public Task FiveTasks_TakeAsManyActsAsIsWritten() => Browser.RunAsync(async session =>
    {
        // The newest stands first, and the next in the list is the one filed before.
        var second = await console.FileAsync("green", "上官二份");
        var first = await console.FileAsync("green", "上官一份");
        var faulty = await console.FileAsync("green", "上官退回");

        var reviewer = await StartAsync(session, "reviewer");
        await reviewer.ClickAsync(reviewer.Page.Locator(".waiting-line", new() { Has = reviewer.Page.GetByText("待审核", new() { Exact = true }) }));
        await reviewer.ClickAsync(reviewer.Page.GetByRole(AriaRole.Link, new() { Name = first.Number }));
        await ApproveGreenAsync(reviewer, first);
        Assert.Equal(Written("审核一份全绿的申报"), reviewer.Acts);

        reviewer.Rest();
        await ApproveGreenAsync(reviewer, second);
        Assert.Equal(Written("接着审下一份"), reviewer.Acts);

        var returner = await StartAsync(session, "reviewer2");
        await ReturnWithTwoFaultsAsync(returner, faulty);
        Assert.Equal(Written("退回，指出两处"), returner.Acts);

        reviewer.Rest();
        await reviewer.Page.GotoAsync("/");
        await ReportAndPrintAsync(reviewer);
        Assert.Equal(Written("上报并打印清单"), reviewer.Acts);

        var district = await StartAsync(session, "district");
        await LockTenAsync(district);
        Assert.Equal(Written("锁定十家机构"), district.Acts);

        var stranger = new Hands(await session.NewPageAsync(console.Address));
        await stranger.Page.GotoAsync("/sign-in");
        await RegisterAsync(stranger);
        Assert.Equal(Written("注册一个机构"), stranger.Acts);
        Assert.Empty(session.Errors);
    });

    private static async Task ApproveGreenAsync(Hands hands, FiledSample filed)
    {
        await Expect(hands.Page.Locator(".page-head")).ToContainTextAsync(filed.Number);
        await Expect(hands.Page.Locator(".decision-approve input")).ToBeEnabledAsync();
        await hands.PressAsync("t");
        await hands.PressAsync("a");
        await hands.PressAsync("Control+Enter");
        await Expect(hands.Page.Locator(".page-head")).Not.ToContainTextAsync(filed.Number);
    }

    private static async Task ReturnWithTwoFaultsAsync(Hands hands, FiledSample filed)
    {
        await hands.ClickAsync(hands.Page.Locator(".waiting-line", new() { Has = hands.Page.GetByText("待审核", new() { Exact = true }) }));
        await hands.ClickAsync(hands.Page.GetByRole(AriaRole.Link, new() { Name = filed.Number }));
        await Expect(hands.Page.Locator(".decision-return input")).ToBeEnabledAsync();
        await hands.PressAsync("b");
        var faults = hands.Page.GetByLabel("添加字段或材料…");
        await hands.ChooseAsync(faults, "毕业证书");
        await Expect(hands.Page.Locator(".feedback-item")).ToHaveCountAsync(1);
        await hands.ChooseAsync(faults, "手机号");
        await Expect(hands.Page.Locator(".feedback-item")).ToHaveCountAsync(2);
        await hands.PressAsync("e");
        await hands.TypeAsync("毕业证书不清晰，手机号已停机");
        await hands.PressAsync("Control+Enter");
        await Expect(hands.Page.Locator(".page-head")).Not.ToContainTextAsync(filed.Number);
    }

    private static async Task ReportAndPrintAsync(Hands hands)
    {
        await hands.ClickAsync(hands.Page.Locator(".waiting-line", new() { HasText = "审核通过，未上报" }));
        await hands.ClickAsync(hands.Page.Locator("#pledge"));
        await hands.ClickAsync(hands.Page.Locator(".main button[type=submit]"));
        var list = await hands.Page.RunAndWaitForPopupAsync(() => hands.ClickAsync(hands.Page.GetByRole(AriaRole.Link, new() { Name = "打印", Exact = true })));
        await Expect(list.GetByText("（单位公章）")).ToBeVisibleAsync();
    }

    private static async Task LockTenAsync(Hands hands)
    {
        await hands.ClickAsync(hands.Page.Locator(".sidebar").GetByRole(AriaRole.Link, new() { Name = "机构库" }));
        await hands.ClickAsync(hands.Page.GetByLabel("选择本页"));
        await hands.ClickAsync(hands.Page.GetByRole(AriaRole.Button, new() { Name = "锁定所选" }));
        await hands.ClickAsync(hands.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "锁定", Exact = true }));
        await Expect(hands.Page.GetByText(Locked())).ToBeVisibleAsync();
    }

    private static async Task RegisterAsync(Hands hands)
    {
        await hands.ClickAsync(hands.Page.GetByRole(AriaRole.Link, new() { Name = "机构注册" }));
        foreach (var (field, value) in ((string, string)[])
            [("name", "江汉常青综合门诊部"), ("code", Applicant.CreditCode("44135619")), ("licenceNumber", "44135619142010317A1001"), ("address", "武汉市江汉区常青路9号"), ("administratorName", "赵管理"), ("phone", "13900005599"), ("authority", "江汉区卫生健康局")])
            await hands.FillAsync(hands.Page.Locator($"#{field}"), value);
        foreach (var field in (string[])["formScan", "codeScan", "licenceScan"])
            await hands.FileAsync(hands.Page.Locator($"#{field}"), Picture);
        await hands.ClickAsync(hands.Page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }));
        await Expect(hands.Page.GetByRole(AriaRole.Heading, new() { Name = "申请已提交" })).ToBeVisibleAsync();
    }

    private async Task<Hands> StartAsync(BrowserSession session, string userName) => new(await console.SignInAsync(session, userName, "/"));

    /// <summary>Our number in the table of docs/tasks.md.</summary>
    private static int Written(string task) =>
        int.Parse(File.ReadLines(Repository.FullPath("docs/tasks.md")).Single(line => line.StartsWith($"| {task} |", StringComparison.Ordinal)).Split('|')[2], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"已锁定 1\d 家机构", RegexOptions.None, 1000)]
    private static partial Regex Locked();

    /// <summary>A person's hands: whatever they do is one act, a field filled or a file chosen included, however long the text.</summary>
    private sealed class Hands(IPage page)
    {
        public IPage Page { get; } = page;

        public int Acts { get; private set; }

        public void Rest() => Acts = 0;

        public Task ClickAsync(ILocator target) => ActAsync(() => target.ClickAsync());

        public Task PressAsync(string key) => ActAsync(() => Page.Keyboard.PressAsync(key));

        public Task TypeAsync(string text) => ActAsync(() => Page.Keyboard.TypeAsync(text));

        public Task FillAsync(ILocator field, string text) => ActAsync(() => field.FillAsync(text));

        public Task ChooseAsync(ILocator list, string choice) => ActAsync(() => list.SelectOptionAsync(new SelectOptionValue { Label = choice }));

        public Task FileAsync(ILocator field, string path) => ActAsync(() => field.SetInputFilesAsync(path));

        private Task ActAsync(Func<Task> act)
        {
            Acts++;
            return act();
        }
    }
}
