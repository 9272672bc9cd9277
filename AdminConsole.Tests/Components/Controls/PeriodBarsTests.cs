using System.Globalization;
using AdminConsole.Components.Controls;
using Bunit;

namespace AdminConsole.Tests.Components.Controls;

public sealed class PeriodBarsTests : ComponentTest
{
    private static readonly PeriodBar Former = new("武汉市第二医院", new DateOnly(2018, 1, 5), new DateOnly(2019, 3, 1), Current: false) { Months = 13 };
    private static readonly PeriodBar Current = new("武汉市第一医院", new DateOnly(2019, 8, 8), new DateOnly(2020, 2, 1), Current: true) { Months = 5 };

    [Fact]
    public void PeriodBars_NoticesExample_SaysEveryPeriodAndTheSum()
    {
        var bars = Show(18, new DateOnly(2021, 3, 1), Former, Current);

        Assert.Equal(["武汉市第二医院", "武汉市第一医院", "合计"], bars.FindAll(".period-label").Select(label => label.TextContent));
        Assert.Equal(["2018-01-05 至 2019-03-01", "2019-08-08 至 2020-02-01"], bars.FindAll(".period-dates").Select(dates => dates.TextContent));
        Assert.Equal(["13 个月", "5 个月", "18 个月"], bars.FindAll(".period-months").Select(months => months.TextContent.Trim()));
        Assert.Contains("合计 18 个月，已满 12 个月", bars.Find("figcaption").TextContent, StringComparison.Ordinal);
        Assert.All(bars.FindAll("svg"), svg => Assert.NotNull(svg.Closest("[aria-hidden=true]")));
    }

    [Fact]
    public void PeriodBars_BelowTheLine_SayHowMuchIsMissing()
    {
        var bars = Show(11, new DateOnly(2021, 3, 1), Current);

        Assert.Contains("合计 11 个月，未满 12 个月，差 1 个月", bars.Find("figcaption").TextContent, StringComparison.Ordinal);
        Assert.Contains("period-short", bars.Find("figcaption").ClassList);
        Assert.True(Percent(bars, ".period-sum", "width") < Percent(bars, ".period-line", "x1"));
    }

    [Fact]
    public void PeriodBars_MissingMonthsPledged_AreShortButNotRed()
    {
        var bars = Render<PeriodBars>(parameters => parameters
            .Add(bars => bars.Periods, [Current]).Add(bars => bars.TotalMonths, 11).Add(bars => bars.Today, new DateOnly(2021, 3, 1)).Add(bars => bars.Pledged, true));

        Assert.Contains("period-pledged", bars.Find("figcaption").ClassList);
        Assert.Equal("!", bars.Find("figcaption .mark-sign").TextContent);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(40)]
    public void PeriodBars_OnOrPastTheLine_ReachIt(int months)
    {
        var bars = Show(months, new DateOnly(2021, 3, 1), Former);

        Assert.Contains("period-met", bars.Find("figcaption").ClassList);
        Assert.True(Percent(bars, ".period-sum", "width") >= Percent(bars, ".period-line", "x1"));
        Assert.True(Percent(bars, ".period-sum", "width") <= 100);
    }

    [Fact]
    public void PeriodBars_DaysAhead_AreDrawnApart()
    {
        var bars = Show(3, new DateOnly(2019, 11, 30), Current);

        Assert.Single(bars.FindAll(".period-bar"));
        Assert.Single(bars.FindAll(".period-ahead"));
        Assert.Equal(100, Percent(bars, ".period-bar", "width") + Percent(bars, ".period-ahead", "width"), 1);
    }

    [Fact]
    public void PeriodBars_NoPeriods_StillSaysTheSum() =>
        Assert.Contains("合计 0 个月", Show(0, new DateOnly(2021, 3, 1)).Find("figcaption").TextContent, StringComparison.Ordinal);

    private static double Percent(IRenderedComponent<PeriodBars> bars, string selector, string attribute) =>
        double.Parse(bars.Find(selector).GetAttribute(attribute)!.TrimEnd('%'), CultureInfo.InvariantCulture);

    private IRenderedComponent<PeriodBars> Show(int months, DateOnly today, params PeriodBar[] periods) =>
        Render<PeriodBars>(parameters => parameters.Add(bars => bars.Periods, periods).Add(bars => bars.TotalMonths, months).Add(bars => bars.Today, today));
}
