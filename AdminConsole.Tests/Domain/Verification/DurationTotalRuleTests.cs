using AdminConsole.Domain;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class DurationTotalRuleTests
{
    [Fact]
    public void Evaluate_TwelveMonths_IsGreen()
    {
        var check = Evaluate(Of(periods: ("2024-01-01", "2024-12-31")) with { Today = Day("2025-01-01") });

        Assert.Equal((DurationTotalRule.Code, CheckResult.Green), (check.Code, check.Result));
        Assert.Equal(new Phrase("check.duration_green", 12), check.Explanation);
        Assert.Null(check.Needs);
        Assert.Equal([KeyValuePair.Create("months", (object)12)], check.Inputs);
    }

    [Fact]
    public void Evaluate_TheNoticesOwnExample_Is18MonthsAndGreen()
    {
        var report = Verifier.Evaluate(Of(periods: [("2019-08-08", "2020-02-01"), ("2018-01-05", "2019-03-01")]));
        Assert.Equal(18, report.TotalMonths);
        Assert.Equal(CheckResult.Green, report.WorstOf(DurationTotalRule.Code));
    }

    [Fact]
    public void Evaluate_ElevenMonths_IsRedAndSaysWhatIsMissing()
    {
        var check = Evaluate(Of(periods: ("2019-08-08", "2020-07-07")));

        Assert.Equal(CheckResult.Red, check.Result);
        Assert.Equal(new Phrase("check.duration_red", 11, 1), check.Explanation);
        Assert.Equal(new Phrase("check.duration_needs", Day("2020-08-07"), 12), check.Needs);
        Assert.Equal([KeyValuePair.Create("months", (object)11)], check.Inputs);
    }

    [Fact]
    public void Evaluate_FullOnlyAfterTheCutOff_SaysSo()
    {
        var check = Evaluate(Of(periods: ("2020-10-01", "2021-08-31")));
        Assert.Equal(CheckResult.Red, check.Result);
        Assert.Equal(new Phrase("check.duration_needs_late", Day("2021-09-30"), 12, Day("2021-08-31")), check.Needs);
    }

    [Fact]
    public void Evaluate_FreshGraduateFullByTheCutOff_IsAmberWithThatDate()
    {
        var check = Evaluate(Of(periods: ("2020-08-01", "2021-08-31")) with { FreshGraduateWithCommitment = true });

        Assert.Equal(CheckResult.Amber, check.Result);
        Assert.Equal(new Phrase("check.duration_amber", 7, Day("2021-07-31"), 12), check.Explanation);
        Assert.Equal(new Phrase("check.duration_needs", Day("2021-07-31"), 12), check.Needs);
        Assert.Equal(13, check.Inputs["monthsByCutOff"]);
    }

    [Theory]
    [InlineData("2020-09-01", "2021-08-31", CheckResult.Amber)]
    [InlineData("2020-09-02", "2021-08-31", CheckResult.Red)]
    [InlineData("2020-09-01", "2021-08-30", CheckResult.Red)]
    [InlineData("2020-09-02", "2021-10-31", CheckResult.Red)]
    [InlineData("2020-03-02", "2021-08-31", CheckResult.Red, "2021-02-28", false)]
    [InlineData("2020-03-01", "2021-08-31", CheckResult.Green, "2021-02-28")]
    [InlineData("2020-03-02", "2021-08-31", CheckResult.Amber, "2021-02-28")]
    public void Evaluate_FreshGraduate_CountsUpToTheCutOff(string start, string end, CheckResult expected, string today = "2021-03-01", bool pledged = true) =>
        Assert.Equal(expected, Evaluate(Of(today, (start, end)) with { FreshGraduateWithCommitment = pledged }).Result);

    [Fact]
    public void Evaluate_NoPeriod_IsRed()
    {
        var check = Evaluate(Of());
        Assert.Equal(new Phrase("check.duration_red", 0, 12), check.Explanation);
        Assert.Null(check.Needs);
    }

    private static Check Evaluate(VerificationFacts facts) => Assert.Single(DurationTotalRule.Evaluate(facts));
}
