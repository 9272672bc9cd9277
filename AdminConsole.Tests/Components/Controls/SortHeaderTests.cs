using AdminConsole.Components.Controls;
using Bunit;

namespace AdminConsole.Tests.Components.Controls;

public sealed class SortHeaderTests : ComponentTest
{
    [Theory]
    [InlineData(null, "none", "name")]
    [InlineData("submittedAt", "none", "name")]
    [InlineData("name", "ascending", "-name")]
    [InlineData("-name", "descending", "name")]
    public void SortHeader_AnyOrder_SaysItAndOffersTheNext(string? sort, string said, string next)
    {
        ColumnSort? asked = null;
        var header = Render<SortHeader>(parameters => parameters
            .Add(header => header.Label, "姓名").Add(header => header.Column, "name").Add(header => header.Sort, ColumnSort.Parse(sort)).Add(header => header.OnSort, order => asked = order));

        Assert.Equal(said, header.Find("th[scope=col]").GetAttribute("aria-sort"));
        header.Find("button").Click();
        Assert.Equal(next, asked.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    public void ColumnSort_NoColumn_IsNone(string? text) => Assert.Null(ColumnSort.Parse(text));
}
