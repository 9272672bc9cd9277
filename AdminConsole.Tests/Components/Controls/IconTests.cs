using AdminConsole.Components.Controls;
using Bunit;

namespace AdminConsole.Tests.Components.Controls;

public sealed class IconTests : ComponentTest
{
    [Fact]
    public void Of_EveryName_IsADrawingThatNobodyReadsOut() =>
        Assert.All(Enum.GetValues<IconName>(), name =>
        {
            var drawing = Render(Icon.Of(name)).Find("svg.icon");

            Assert.Equal("true", drawing.GetAttribute("aria-hidden"));
            Assert.StartsWith("M", drawing.QuerySelector("path")!.GetAttribute("d"), StringComparison.Ordinal);
        });
}
