using AdminConsole.Components.Controls;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Components.Controls;

public sealed class SearchKeywordsTests
{
    private readonly FakeClock clock = new();
    private readonly Guid owner = Guid.CreateVersion7();

    [Fact]
    public void BR08_Find_ForItsOwner_GivesTheKeywordAndForNobodyElse()
    {
        var keywords = new SearchKeywords(clock);
        var id = keywords.Keep(owner, "赵启明");

        Assert.Equal("赵启明", keywords.Find(owner, id));
        Assert.Null(keywords.Find(Guid.CreateVersion7(), id));
        Assert.Null(keywords.Find(owner, Guid.CreateVersion7()));
        Assert.Equal(id, keywords.Keep(owner, "赵启明"));
    }

    [Fact]
    public void Find_AfterAWorkingDayUnused_GivesNothing()
    {
        var keywords = new SearchKeywords(clock);
        var id = keywords.Keep(owner, "赵启明");

        clock.Advance(TimeSpan.FromHours(7));
        Assert.NotNull(keywords.Find(owner, id));
        clock.Advance(TimeSpan.FromHours(8));
        Assert.Null(keywords.Find(owner, id));
    }

    [Fact]
    public void Keep_BeyondTheMostForOnePerson_ForgetsTheLeastRecent()
    {
        var keywords = new SearchKeywords(clock);
        var first = keywords.Keep(owner, "0");
        for (var i = 1; i <= 50; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            keywords.Keep(owner, $"{i}");
        }

        Assert.Null(keywords.Find(owner, first));
    }
}
