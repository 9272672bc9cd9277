using AdminConsole.Components.Controls;
using Bunit;

namespace AdminConsole.Tests.Components.Controls;

public sealed class SearchBoxTests : ComponentTest
{
    private readonly List<SearchRequest> asked = [];

    [Fact]
    public async Task SearchBox_Typing_AsksOnceItPauses()
    {
        var box = Show();

        await TypeAsync(box, "王");
        Clock.Advance(TypingPause.Pause - TimeSpan.FromMilliseconds(1));
        await TypeAsync(box, "王敏 ");
        Clock.Advance(TypingPause.Pause - TimeSpan.FromMilliseconds(1));
        Assert.Empty(asked);

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        box.WaitForAssertion(() => Assert.Equal(["王敏"], asked.Select(request => request.Text)));
    }

    [Fact]
    public async Task SearchBox_NewQuestion_CancelsTheOneBefore()
    {
        var box = Show();

        await TypeAsync(box, "王");
        await EnterAsync(box);
        box.WaitForAssertion(() => Assert.False(asked.Single().Cancelled.IsCancellationRequested));
        await TypeAsync(box, "王敏");

        box.WaitForAssertion(() => Assert.True(asked.Single().Cancelled.IsCancellationRequested));
    }

    [Fact]
    public async Task SearchBox_EnterOrCleared_AsksAtOnce()
    {
        var box = Show();

        await TypeAsync(box, "王");
        await EnterAsync(box);
        await TypeAsync(box, "");

        box.WaitForAssertion(() => Assert.Equal(["王", ""], asked.Select(request => request.Text)));
    }

    [Fact]
    public async Task SearchBox_AskedByEnter_DoesNotAskAgainAfterThePause()
    {
        var box = Show();

        await TypeAsync(box, "王");
        await EnterAsync(box);
        box.WaitForAssertion(() => Assert.Single(asked));
        Clock.Advance(TypingPause.Pause * 2);

        Assert.Single(asked);
    }

    [Fact]
    public async Task SearchBox_ParentRendersWhileTyping_KeepsWhatWasTyped()
    {
        var box = Show();

        await TypeAsync(box, "王");
        await EnterAsync(box);
        box.WaitForAssertion(() => Assert.Single(asked));
        await TypeAsync(box, "王敏");
        box.Render(parameters => parameters.Add(search => search.Text, ""));
        box.Render(parameters => parameters.Add(search => search.Text, "王"));

        Assert.Equal("王敏", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void SearchBox_TextGivenAnew_IsTakenOver()
    {
        var box = Show("王");

        box.Render(parameters => parameters.Add(search => search.Text, null));

        Assert.Equal("", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task SearchBox_GoneBeforeThePause_AsksNothing()
    {
        var box = Show();
        await TypeAsync(box, "王");

        await DisposeComponentsAsync();
        Clock.Advance(TypingPause.Pause);

        Assert.Empty(asked);
    }

    /// <summary>Returns when the box has taken the event in, whatever its dispatcher was still busy with.</summary>
    private static Task TypeAsync(IRenderedComponent<SearchBox> box, string text) => box.InvokeAsync(() => box.Find("input").Input(text));

    private static Task EnterAsync(IRenderedComponent<SearchBox> box) => box.InvokeAsync(() => box.Find("input").KeyDown("Enter"));

    private IRenderedComponent<SearchBox> Show(string? text = null) =>
        Render<SearchBox>(parameters => parameters.Add(box => box.Text, text).Add(box => box.OnSearch, asked.Add));
}
