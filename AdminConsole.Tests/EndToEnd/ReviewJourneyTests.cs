using System.Text;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class ReviewJourneyTests(ConsoleServer console)
{
    /// <summary>CC-06: other open browsers in scope see a change within two seconds.</summary>
    private const float Soon = 2000;

    [Fact]
    public Task CC06_FilingOverHttp_AppearsInOpenQueuesOfItsScope_AndTheSiblingReceivesNothing() => Browser.RunAsync(async session =>
    {
        var reviewer = await console.SignInAsync(session, "reviewer", "/review");
        var site = await console.SignInAsync(session, "site", "/review");
        var neighbour = await session.NewPageAsync(console.Address);
        var received = new Frames(neighbour);
        await OpenAsync(neighbour, "neighbour");
        await Expect(neighbour.Locator(".review-table")).ToBeVisibleAsync();
        await Expect(reviewer.Locator(".review-table")).ToBeVisibleAsync();
        await Expect(site.Locator(".review-table")).ToBeVisibleAsync();
        var before = received.Batches;

        var filed = await console.FileAsync("green", "欧阳端端");

        await Expect(Row(reviewer, filed)).ToBeVisibleAsync(new() { Timeout = Soon });
        await Expect(Row(site, filed)).ToBeVisibleAsync(new() { Timeout = Soon });
        await Expect(Row(reviewer, filed)).ToContainTextAsync("欧阳端端");
        await Expect(Row(neighbour, filed)).ToHaveCountAsync(0);
        Assert.Equal(before, received.Batches);
        Assert.False(received.Contain(filed.Number));
        Assert.False(received.Contain("欧阳端端"));
    });

    [Fact]
    public Task Approve_AgainstRedDuration_NeedsAReason_AndTheOtherReviewerSeesTheDecision() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("red-duration", "司马短短");
        var reviewer = await console.SignInAsync(session, "reviewer", $"/review/{filed.Id}");
        var other = await console.SignInAsync(session, "reviewer2", $"/review/{filed.Id}");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "司马短短" })).ToBeVisibleAsync();
        var form = reviewer.Locator(".decision");

        await TickAsync(reviewer);
        await form.GetByLabel("审核通过", new() { Exact = true }).CheckAsync();
        await Submit(form).ClickAsync();
        await Expect(form.GetByText("请填写审核说明，至少 5 个可见字符")).ToBeVisibleAsync();
        await form.Locator("textarea").FillAsync("已核对工作记录，差额为月末计算所致");
        await Submit(form).ClickAsync();

        await Expect(reviewer.Locator(".page-head").GetByText("审核通过")).ToBeVisibleAsync();
        await Expect(other.Locator(".review-changed")).ToContainTextAsync("该申报已由 李审核 于", new() { Timeout = Soon });
    });

    [Fact]
    public Task Approve_FormerMentorRed_IsRefusedWithoutStampedPaper_AndAllowedWithIt() => Browser.RunAsync(async session =>
    {
        var bare = await console.FileAsync("red-former-mentor", "上官无章");
        var stamped = await console.FileAsync("red-former-mentor-stamped", "上官有章");
        var reviewer = await console.SignInAsync(session, "reviewer", $"/review/{bare.Id}");

        await Expect(reviewer.Locator(".decision .refusal")).ToContainTextAsync("未附盖章纸质证明，不能审核通过");
        await Expect(reviewer.GetByLabel("审核通过", new() { Exact = true })).ToBeDisabledAsync();

        await reviewer.GotoAsync($"/review/{stamped.Id}");
        await TickAsync(reviewer);
        await reviewer.GetByLabel("审核通过", new() { Exact = true }).CheckAsync();
        await Submit(reviewer.Locator(".decision")).ClickAsync();
        await Expect(reviewer.Locator(".page-head").GetByText("审核通过")).ToBeVisibleAsync();
    });

    [Fact]
    public Task CC02_SecondDecision_IsRefusedByName_AndTheTypedTextStays() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("green", "诸葛同时");
        var first = await console.SignInAsync(session, "reviewer", $"/review/{filed.Id}");
        var second = await console.SignInAsync(session, "reviewer2", $"/review/{filed.Id}");
        await second.GetByLabel("退回", new() { Exact = true }).CheckAsync();
        await second.Locator(".decision textarea").FillAsync("请补充毕业证书照片");

        await TickAsync(first);
        await first.GetByLabel("审核通过", new() { Exact = true }).CheckAsync();
        await Submit(first.Locator(".decision")).ClickAsync();
        await Expect(first.Locator(".page-head").GetByText("审核通过")).ToBeVisibleAsync();
        await Submit(second.Locator(".decision")).ClickAsync();

        await Expect(second.Locator(".decision .refusal")).ToContainTextAsync("该申报已由 李审核 于");
        await Expect(second.Locator(".decision .refusal")).ToContainTextAsync("您的操作未生效");
        await Expect(second.Locator(".decision textarea")).ToHaveValueAsync("请补充毕业证书照片");
    });

    [Fact]
    public Task SubmitAndNext_StaysInsideTheFilter() => Browser.RunAsync(async session =>
    {
        var older = await console.FileAsync("green", "公孙下一");
        var newer = await console.FileAsync("green", "公孙下一");
        var reviewer = await console.SignInAsync(session, "reviewer", "/review");
        await reviewer.GetByRole(AriaRole.Searchbox).FillAsync("公孙下一");
        await Expect(reviewer.Locator("tbody tr")).ToHaveCountAsync(2);
        Assert.DoesNotContain("公孙", Uri.UnescapeDataString(reviewer.Url), StringComparison.Ordinal);

        await Row(reviewer, newer).GetByRole(AriaRole.Link).First.ClickAsync();
        await TickAsync(reviewer);
        await reviewer.GetByLabel("审核通过", new() { Exact = true }).CheckAsync();
        await reviewer.Locator(".decision textarea").PressAsync("Control+Enter");
        await Expect(reviewer.Locator(".page-head")).ToContainTextAsync(older.Number);
        await TickAsync(reviewer);
        await reviewer.GetByLabel("审核通过", new() { Exact = true }).CheckAsync();
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "提交并下一份" }).ClickAsync();

        await Expect(reviewer.Locator(".review-table")).ToBeVisibleAsync();
        await Expect(reviewer.GetByText("当前筛选条件下没有申报。")).ToBeVisibleAsync();
    });

    [Fact]
    public Task ApprovedList_Downloaded_HoldsExactlyTheApprovedRowsOfTheScope() => Browser.RunAsync(async session =>
    {
        var reviewer = await console.SignInAsync(session, "reviewer", "/review?state=approved&size=100");
        await Expect(reviewer.Locator(".review-table")).ToBeVisibleAsync();
        var listed = await reviewer.Locator("tbody th").AllInnerTextsAsync();

        var download = await reviewer.RunAndWaitForDownloadAsync(() => reviewer.GetByRole(AriaRole.Button, new() { Name = "导出审核通过名单" }).ClickAsync());

        using var file = File.OpenRead((await download.PathAsync())!);
        using var workbook = new XLWorkbook(file);
        var cells = workbook.Worksheets.First().CellsUsed().Select(cell => cell.GetString()).ToHashSet(StringComparer.Ordinal);
        var documents = cells.Where(text => text.Length == 18 && text[..17].All(char.IsAsciiDigit)).ToList();
        Assert.NotEmpty(listed);
        Assert.Equal(listed.Count, documents.Count);
        Assert.All(listed, number => Assert.Contains(number.Trim(), cells));
        Assert.Equal(listed.Count, cells.Count(text => text.Length == 11 && text[4] == '-' && text.Where((_, i) => i != 4).All(char.IsAsciiDigit)));
    });

    private static ILocator Row(IPage page, FiledSample filed) => page.Locator("tbody tr", new() { HasText = filed.Number });

    /// <summary>Ticks every period, whatever its marks.</summary>
    private static async Task TickAsync(IPage page)
    {
        await Expect(page.Locator(".review-tick input").First).ToBeVisibleAsync();
        foreach (var tick in await page.Locator(".review-tick input").AllAsync())
        {
            await tick.CheckAsync();
            await Expect(tick).ToBeCheckedAsync();
        }
    }

    private static ILocator Submit(ILocator form) => form.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true });

    private static async Task OpenAsync(IPage page, string userName)
    {
        await page.GotoAsync("/review");
        await page.Locator("tr", new() { Has = page.GetByText(userName, new() { Exact = true }) }).GetByRole(AriaRole.Button).ClickAsync();
    }

    /// <summary>What the server sends a page over its circuit.</summary>
    private sealed class Frames
    {
        /// <summary>Pings and acknowledgements are shorter than any render batch.</summary>
        private const int ShortestBatch = 64;

        private readonly List<byte[]> frames = [];

        public Frames(IPage page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            lock (frames)
                frames.Add(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
        };

        public int Batches
        {
            get
            {
                lock (frames)
                    return frames.Count(frame => frame.Length >= ShortestBatch);
            }
        }

        public bool Contain(string text)
        {
            var wanted = Encoding.UTF8.GetBytes(text);
            lock (frames)
                return frames.Exists(frame => frame.AsSpan().IndexOf(wanted) >= 0);
        }
    }
}
