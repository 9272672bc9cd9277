using AdminConsole.Authorization.Sessions;
using AdminConsole.Configuration;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Authorization;

public sealed class OpenScreensTests
{
    [Fact]
    public void Open_OneMoreThanAPersonMayHave_ClosesTheOldestThatIsStillThere()
    {
        var screens = new OpenScreens(Options.Create(new CircuitLimitOptions { PerUser = 3 }));
        var (person, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        List<int> closed = [];
        var first = screens.Open(person, () => closed.Add(1));
        var second = screens.Open(person, () => closed.Add(2));
        screens.Open(person, () => closed.Add(3));
        screens.Open(other, () => closed.Add(-1));
        Assert.Empty(closed);

        first.Dispose();
        screens.Open(person, () => closed.Add(4));
        Assert.Empty(closed);
        screens.Open(person, () => closed.Add(5));
        Assert.Equal([2], closed);

        // It has no place any more that it could give back.
        second.Dispose();
        screens.Open(person, () => closed.Add(6));
        Assert.Equal([2, 3], closed);
    }
}
