using AdminConsole.Components.Controls;
using Bunit;

namespace AdminConsole.Tests.Components.Controls;

public sealed class PagerTests : ComponentTest
{
    private readonly List<PageRequest> asked = [];

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(2, false, false)]
    [InlineData(62, false, true)]
    [InlineData(99, false, true)]
    public void Pager_AtAnEnd_DisablesTheButtonsBeyond(int page, bool start, bool end)
    {
        var pager = Show(page, 20, 1234);

        Assert.Equal([start, start, end, end], pager.FindAll("button").Select(button => button.HasAttribute("disabled")));
    }

    [Fact]
    public void Pager_OnePage_DisablesAll() => Assert.All(Show(1, 20, 20).FindAll("button"), button => Assert.True(button.HasAttribute("disabled")));

    [Fact]
    public void Pager_Buttons_AskForTheirPage()
    {
        var pager = Show(3, 20, 1234);

        foreach (var key in new[] { "control.pager.first", "control.pager.previous", "control.pager.next", "control.pager.last" })
            pager.Find($"button[aria-label='{S[key]}']").Click();

        Assert.Equal([1, 2, 4, 62], asked.Select(request => request.Page));
        Assert.All(asked, request => Assert.Equal(20, request.Size));
    }

    [Fact]
    public void Pager_Range_CountsRows()
    {
        Assert.Equal("第 1,221–1,234 条，共 1,234 条", Show(62, 20, 1234).Find("[role=status]").TextContent);
        Assert.Equal("共 0 条", Show(1, 20, 0).Find("[role=status]").TextContent);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("9999", 62)]
    [InlineData("0", 1)]
    public void Pager_PageTyped_GoesThereOrToTheNearestEnd(string typed, int page)
    {
        Show(3, 20, 1234).Find("input").Change(typed);

        Assert.Equal([new PageRequest(page, 20)], asked);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("3")]
    public void Pager_NothingNewTyped_AsksNothing(string typed)
    {
        Show(3, 20, 1234).Find("input").Change(typed);

        Assert.Empty(asked);
    }

    [Fact]
    public void Pager_OtherSize_KeepsTheFirstRowInSight()
    {
        Show(6, 20, 1234).Find("select").Change("50");

        Assert.Equal([new PageRequest(3, 50)], asked);
    }

    [Fact]
    public void Pager_SizeNotOffered_AsksNothing()
    {
        Show(1, 20, 1234).Find("select").Change("100000");

        Assert.Empty(asked);
    }

    private IRenderedComponent<Pager> Show(int page, int size, int total) => Render<Pager>(parameters => parameters
        .Add(pager => pager.Page, page).Add(pager => pager.PageSize, size).Add(pager => pager.Total, total).Add(pager => pager.OnChange, asked.Add));
}
