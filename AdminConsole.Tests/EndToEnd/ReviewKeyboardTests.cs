using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class ReviewKeyboardTests(ConsoleServer console)
{
    private const int Filings = 20;

    /// <summary>Three presses a filing: tick what is green, approve, submit and go on. A picture of each decided filing lies in TestResults/keyboard.</summary>
    [Fact]
    public Task TwentyFilings_DecidedByKeyboardAlone() => Browser.RunAsync(async session =>
    {
        for (var filing = 0; filing < Filings; filing++)
            await console.FileAsync("green", "钟离快键");
        var page = await console.SignInAsync(session, "reviewer", "/review");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("钟离快键");
        await page.WaitForURLAsync("**/review?q=*");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(Filings);

        // As many rows as the page before: what tells them apart is where they lead.
        await Expect(page.Locator("tbody th a").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"\?q="));
        await page.Locator("tbody th a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        for (var filing = 0; filing < Filings; filing++)
        {
            await Expect(page.Locator(".decision-approve input")).ToBeEnabledAsync();
            var number = await page.Locator(".page-head").InnerTextAsync();
            await page.Keyboard.PressAsync("t");
            await page.Keyboard.PressAsync("a");
            await Expect(page.Locator(".decision-approve input")).ToBeCheckedAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "keyboard", $"{filing + 1:00}.png") });
            await page.Keyboard.PressAsync("Control+Enter");
            if (filing + 1 < Filings)
                await Expect(page.Locator(".page-head")).Not.ToHaveTextAsync(number, new() { UseInnerText = true });
        }

        await Expect(page.GetByText("当前筛选条件下没有申报。")).ToBeVisibleAsync();
        Assert.Empty(session.Errors);
    });

    [Fact]
    public Task SingleKeys_DoNothingInTextFields_AndTheSheetListsThem() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("green", "钟离文字");
        var page = await console.SignInAsync(session, "reviewer2", $"/review/{filed.Id}");
        await Expect(page.Locator(".decision-approve input")).ToBeEnabledAsync();

        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#decision-note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("tarbsz?");
        await Expect(page.Locator("#decision-note")).ToHaveValueAsync("tarbsz?");
        await Expect(page.Locator(".decision-choices :checked")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator(".key-sheet tr")).ToHaveCountAsync(17);
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator(".decision-choices :checked")).ToHaveCountAsync(0);
    });

    /// <summary>The browser's words reach the server late: what the server does meanwhile takes neither the focus nor the text from whoever types.</summary>
    [Fact]
    public Task Typing_OnASlowLine_KeepsTheFocusAndEveryCharacter() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("fresh-graduate", "钟离慢线");
        var page = await console.SignInAsync(session, "reviewer2", "/review");
        await page.GotoAsync("about:blank");
        var line = await SlowLine.OnAsync(page);
        await page.GotoAsync($"{console.Address}review/{filed.Id}");
        await Expect(page.Locator(".decision-approve input")).ToBeFocusedAsync();

        line.Hold();
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("e");
        await page.Keyboard.TypeAsync("tarbsz?");
        line.Release();

        await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();
        await Expect(page.Locator(".decision-approve input")).ToBeCheckedAsync();
        await Expect(page.Locator("#decision-note")).ToBeFocusedAsync();
        await Expect(page.Locator("#decision-note")).ToHaveValueAsync("tarbsz?");
        await page.ReloadAsync();
        await Expect(page.Locator("#decision-note")).ToHaveValueAsync("tarbsz?");
    });

    /// <summary>The filing appears, and the word that it has appeared is still on its way: whoever types by then is left alone when it arrives.</summary>
    [Fact]
    public Task Typing_BeforeTheServerKnowsThatTheFormIsThere_KeepsEveryCharacter() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("green", "钟离抢先");
        var page = await console.SignInAsync(session, "reviewer2", "/review");
        await page.GotoAsync("about:blank");
        var line = await SlowLine.OnAsync(page);
        await page.AddInitScriptAsync("new MutationObserver(() => { if (document.querySelector('#decision-note')) window.held ??= window.hold(); }).observe(document, { childList: true, subtree: true });");
        await page.ExposeFunctionAsync("hold", line.Hold);
        await page.GotoAsync($"{console.Address}review/{filed.Id}");
        await page.WaitForFunctionAsync("() => window.held");

        await page.Keyboard.PressAsync("e");
        await page.Keyboard.TypeAsync("tarb");
        line.Release();
        await page.Keyboard.TypeAsync("sz?");

        await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();
        await Expect(page.Locator("#decision-note")).ToBeFocusedAsync();
        await Expect(page.Locator("#decision-note")).ToHaveValueAsync("tarbsz?");
    });

    /// <summary>A choice that the server dropped, because the form was being drawn anew, is not lost: the page says it again.</summary>
    [Fact]
    public Task Choice_ThatTheServerDropped_IsSaidAgain() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("fresh-graduate", "钟离重说");
        var page = await console.SignInAsync(session, "reviewer2", $"/review/{filed.Id}");
        await Expect(page.Locator(".decision-approve input")).ToBeFocusedAsync();

        await page.EvaluateAsync("document.querySelector('.decision-return input').checked = true; Promise.reject(new Error(\"There was an exception invoking 'DispatchEventAsync'.\")); undefined");

        await Expect(page.Locator(".feedback")).ToBeVisibleAsync();
        await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();
        Assert.Empty(session.Errors);
    });

    /// <summary>The last words never reached the server before the network went: they are still there when it is back, and kept.</summary>
    [Fact]
    public Task BR12_NetworkPulled_TheReviewerIsBackOnTheFilingWithEveryWord() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("green", "钟离断网");
        var page = await console.SignInAsync(session, "reviewer2", "/review");
        await page.GotoAsync("about:blank");
        var line = await SlowLine.OnAsync(page);
        await page.GotoAsync($"{console.Address}review/{filed.Id}");
        await page.Locator(".decision-reject input").CheckAsync();
        await page.Locator("#decision-note").FillAsync("试用期记录与原件不符");
        await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();

        line.Hold();
        await page.Locator("#decision-note").PressSequentiallyAsync("，待核");
        await page.Context.SetOfflineAsync(true);
        await line.CutAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(page.Locator("#decision-note")).ToHaveValueAsync("试用期记录与原件不符，待核");
        Assert.EndsWith($"/review/{filed.Id}", page.Url, StringComparison.Ordinal);
        await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#decision-note")).ToHaveValueAsync("试用期记录与原件不符，待核");
        await Expect(page.Locator(".decision-reject input")).ToBeCheckedAsync();
    });

    [Fact]
    public Task Undo_BringsTheFilingBack() => Browser.RunAsync(async session =>
    {
        var filed = await console.FileAsync("green", "钟离撤销");
        var page = await console.SignInAsync(session, "reviewer", $"/review/{filed.Id}");
        await Expect(page.Locator(".decision-approve input")).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator(".page-head").GetByText("审核通过")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("z");

        await Expect(page.Locator(".page-head").GetByText("待审核")).ToBeVisibleAsync();
    });
}

/// <summary>A server of its own, because it is killed.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ReviewLossTests
{
    [Fact]
    public Task BR12_ServerKilledAndStartedAgain_TheReviewerIsBackOnTheFilingWithTheText() => Browser.RunAsync(async session =>
    {
        using var data = new TempFolder();
        var server = await ServerProcess.StartAsync(dataDirectory: data.Path);
        var address = server.BaseAddress;
        var page = await session.NewPageAsync(address);
        await page.GotoAsync("/review");
        await page.Locator("tr", new() { Has = page.GetByText("reviewer", new() { Exact = true }) }).GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("tbody th a").First.ClickAsync();
        await page.Locator(".decision-reject input").CheckAsync();
        await page.Locator("#decision-note").FillAsync("试用期记录与原件不符，待核");
        await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();
        var url = page.Url;

        await server.KillAsync();
        await server.DisposeAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await using var again = await ServerProcess.StartAsync(port: address.Port, dataDirectory: data.Path);

        await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(page.Locator("#decision-note")).ToHaveValueAsync("试用期记录与原件不符，待核", new() { Timeout = 10_000 });
        Assert.Equal(url, page.Url);
        await Expect(page.Locator(".decision-reject input")).ToBeCheckedAsync();
        await Expect(page.Locator(".page-head").GetByText("待审核")).ToBeVisibleAsync();
    });
}
