using AdminConsole.Components.Controls;
using AdminConsole.Domain.Verification;
using Bunit;

namespace AdminConsole.Tests.Components.Controls;

public sealed class MarkTests : ComponentTest
{
    [Theory]
    [InlineData(CheckResult.Green, "✓", "符合")]
    [InlineData(CheckResult.Amber, "!", "提示")]
    [InlineData(CheckResult.Unknown, "?", "无法核验")]
    [InlineData(CheckResult.Red, "✕", "不符合")]
    public void Mark_AnyResult_HasSignWordAndReason(CheckResult result, string sign, string word)
    {
        var mark = Render<Mark>(parameters => parameters.Add(mark => mark.Result, result).Add(mark => mark.Reason, "试用期总时长 11 个月"));

        Assert.Equal(sign, mark.Find(".mark-sign").TextContent);
        Assert.Equal("true", mark.Find(".mark-sign").GetAttribute("aria-hidden"));
        Assert.Equal(word, mark.Find(".mark-word").TextContent.Trim());
        Assert.Equal("试用期总时长 11 个月", mark.Find(".mark").GetAttribute("title"));
        Assert.Equal("试用期总时长 11 个月", mark.Find(".visually-hidden").TextContent);
    }

    [Fact]
    public void Mark_ResultsDiffer_InSignWordAndClass()
    {
        var marks = Enum.GetValues<CheckResult>().Select(result => Render<Mark>(parameters => parameters.Add(mark => mark.Result, result))).ToList();

        Assert.Equal(4, marks.Select(mark => mark.Find(".mark-sign").TextContent).Distinct().Count());
        Assert.Equal(4, marks.Select(mark => mark.Find(".mark-word").TextContent).Distinct().Count());
        Assert.Equal(4, marks.Select(mark => mark.Find(".mark").ClassName).Distinct().Count());
    }

    [Fact]
    public void Mark_ShowReason_PutsItInSight()
    {
        var mark = Render<Mark>(parameters => parameters
            .Add(mark => mark.Result, CheckResult.Red).Add(mark => mark.Reason, "姓名不符").Add(mark => mark.Label, "带教老师").Add(mark => mark.ShowReason, true));

        Assert.Equal("姓名不符", mark.Find(".mark-reason").TextContent);
        Assert.Equal("带教老师 不符合", mark.Find(".mark-word").TextContent);
        Assert.False(mark.Find(".mark").HasAttribute("title"));
    }
}
