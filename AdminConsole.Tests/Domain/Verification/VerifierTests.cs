using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class VerifierTests
{
    [Fact]
    public void Evaluate_RunsEveryRuleOfTheFolder()
    {
        var facts = Of(periods: [("2020-01-01", "2020-06-30"), ("2020-06-01", "2020-08-31")]);
        var rules = typeof(Verifier).Assembly.GetTypes().Where(type => type.Namespace == typeof(Verifier).Namespace && type.Name.EndsWith("Rule", StringComparison.Ordinal)).ToList();

        Assert.True(rules.Count >= 3);
        Assert.Equal(
            rules.Select(rule => (string)rule.GetField("Code")!.GetRawConstantValue()!).Order(),
            Verifier.Evaluate(facts).Checks.Select(check => check.Code).Distinct().Order());
    }

    [Fact]
    public void Evaluate_ReportsDayTotalAndWorstMark()
    {
        var report = Verifier.Evaluate(Of("2020-12-31", ("2020-01-01", "2021-03-31")).WithPost(0, new PostFacts("内科", "陈志远", Registered: null)));

        Assert.Equal((Day("2020-12-31"), 12, CheckResult.Red), (report.On, report.TotalMonths, report.Worst));
        Assert.Equal(CheckResult.Green, report.WorstOf(DurationTotalRule.Code));
        Assert.Equal(CheckResult.Red, report.WorstOf(MentorMatchRule.Code));
    }
}
