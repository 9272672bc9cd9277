using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class VerifierTests
{
    [Fact]
    public void Evaluate_RunsEveryRuleOfTheFolder()
    {
        var facts = EverySignal;
        var rules = typeof(Verifier).Assembly.GetTypes().Where(type => type.Namespace == typeof(Verifier).Namespace && type.Name.EndsWith("Rule", StringComparison.Ordinal)).ToList();

        Assert.True(rules.Count >= 13);
        Assert.Equal(
            rules.Select(rule => (string)rule.GetField("Code")!.GetRawConstantValue()!).Order(),
            Verifier.Evaluate(facts).Checks.Select(check => check.Code).Distinct().Order());
    }

    /// <summary>A filing that every rule has something to say about.</summary>
    internal static VerificationFacts EverySignal { get; } = (Of(periods: [("2020-01-01", "2020-06-30"), ("2020-06-01", "2021-08-31")]) with
    {
        GraduatedOn = Day("2020-03-01"),
        Practice = new PracticeFacts("31", Day("2020-06-01"), QualifiedIn: null, new PracticeYears()),
        ReusedEvidence = [new ReusedEvidence("GRADUATION_CERTIFICATE", Period: null, OtherPersons: 2)],
    })
        .WithRegistration(new MentorRegistration("2", "220", PractitionerState.Suspended, Day("2020-02-01"), RegisteredOn: null, ["别处诊所"]))
        .WithPeriod(period => period with
        {
            Licences = [new LicenceFacts(Day("2020-02-01"), Day("2025-01-31"), ["04"])],
            Posts = [period.Posts[0] with { Load = new PeakLoad(Day("2020-04-01"), 9) }],
        });

    [Fact]
    public void Evaluate_ReportsDayTotalAndWorstMark()
    {
        var report = Verifier.Evaluate(Of("2020-12-31", ("2020-01-01", "2021-03-31")).WithPost(0, new PostFacts("内科", "陈志远", Registered: null)));

        Assert.Equal((Day("2020-12-31"), 12, CheckResult.Red), (report.On, report.TotalMonths, report.Worst));
        Assert.Equal(CheckResult.Green, report.WorstOf(DurationTotalRule.Code));
        Assert.Equal(CheckResult.Red, report.WorstOf(MentorMatchRule.Code));
    }
}
