using AdminConsole.Components.Controls;
using AdminConsole.Components.Layout;
using AdminConsole.Domain;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Components.Controls;

public sealed class ListPlacesTests : ComponentTest
{
    private ListPlaces Places => Services.GetRequiredService<ListPlaces>();

    private NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void AddressOf_ListLeft_IsAsItWasLeft()
    {
        Open("review?state=all&page=2", "one");
        Open("institutions?q=%E6%AD%A6%E6%B1%89", "one");
        Open("institutions/0199?tab=names", "one");

        Assert.Equal("review?state=all&page=2", Places.AddressOf("review"));
        Assert.Equal("institutions?q=%E6%AD%A6%E6%B1%89", Places.AddressOf("institutions"));
        Assert.Equal("audit", Places.AddressOf("audit"));
    }

    [Fact]
    public void AddressOf_ListShown_ClearsIt()
    {
        Open("review?state=all", "one");
        Assert.Equal("review", Places.AddressOf("review"));

        Open("review", "one");
        Open("", "one");
        Assert.Equal("review", Places.AddressOf("review"));
    }

    [Fact]
    public void AddressOf_AnotherSession_KnowsNothingOfIt()
    {
        Open("review?state=all", "one");
        Open("", "two");
        Assert.Equal("review", Places.AddressOf("review"));
        Open("", null);
        Assert.Equal("review", Places.AddressOf("review"));
    }

    [Fact]
    public void Memory_SessionsLongOver_AreForgotten()
    {
        var memory = new ListMemory(Clock);
        memory.Keep("old", "review", "?state=all");
        Clock.Advance(TimeSpan.FromHours(12));
        memory.Keep("new", "review", "?state=filed");

        Assert.Equal(("", "?state=filed"), (memory.Find("old", "review"), memory.Find("new", "review")));
    }

    [Theory]
    [InlineData("institutions?state=locked", true)]
    [InlineData("institutions?page=3&size=50&sort=-name", false)]
    [InlineData("institutions", false)]
    [InlineData("institutions/0199?tab=names", false)]
    public void ClearFilter_OnlyWhereAListIsNarrowed_LeadsToAllOfIt(string address, bool narrowed)
    {
        Address.NavigateTo(address);
        var head = Render<PageHead>(parameters => parameters.Add(page => page.Title, "机构库"));

        Assert.Equal(narrowed ? ["institutions"] : [], head.FindAll("a").Select(link => link.GetAttribute("href")));
        Address.NavigateTo("institutions?q=x");
        Assert.Single(head.FindAll("a"));
        Address.NavigateTo("institutions");
        Assert.Empty(head.FindAll("a"));
    }

    private void Open(string address, string? session)
    {
        Address.NavigateTo(address);
        Places.Note(session);
    }
}
