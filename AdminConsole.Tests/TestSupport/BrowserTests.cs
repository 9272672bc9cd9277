namespace AdminConsole.Tests.TestSupport;

public sealed class BrowserTests
{
    [Fact]
    public Task RunAsync_PageWithScript_RunsItAndShowsChinese() => Browser.RunAsync(async session =>
    {
        var page = await session.NewPageAsync();

        await page.SetContentAsync("<html lang=zh><body style='font-size: 60px'><h1>审核队列</h1><script>document.title = '已' + '就绪'</script></body></html>");

        Assert.Equal("已就绪", await page.TitleAsync());
        Assert.Equal("审核队列", await page.Locator("h1").InnerTextAsync());
        Assert.Empty(session.Errors);
    });

    [Fact]
    public async Task RunAsync_TestFails_LeavesPictureAndConsole()
    {
        var saved = Path.Combine(Repository.TestResults, $"{nameof(BrowserTests)}.{nameof(RunAsync_TestFails_LeavesPictureAndConsole)}");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Browser.RunAsync(async session =>
        {
            var page = await session.NewPageAsync();
            await page.SetContentAsync("<h1>审核队列</h1><script>console.error('planned')</script>");
            await Eventually.TrueAsync(() => session.Errors.Count == 1, "the console message arrives");
            throw new InvalidOperationException("planned");
        }));

        Assert.Contains("1 error: planned", await File.ReadAllTextAsync($"{saved}.log"), StringComparison.Ordinal);
        Assert.True(File.Exists($"{saved}-1.png"));
        File.Delete($"{saved}.log");
        File.Delete($"{saved}-1.png");
    }
}
