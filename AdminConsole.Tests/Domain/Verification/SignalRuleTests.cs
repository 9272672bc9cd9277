using AdminConsole.Domain;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

/// <summary>The signals of one comparison each.</summary>
public sealed class SignalRuleTests
{
    private static readonly VerificationFacts Year = Of(periods: ("2020-01-01", "2020-12-31"));

    [Theory]
    [InlineData("2019-12-31", "2020-12-31", null)]
    [InlineData("2020-01-01", "2020-12-31", null)]
    [InlineData("2020-01-02", "2020-12-31", "check.before_graduation")]
    [InlineData("2015-06-30", "2021-03-01", null)]
    [InlineData("2015-06-30", "2021-03-02", "check.in_future")]
    public void PeriodOrder_BeginsAfterGraduationAndEndsByToday(string graduated, string end, string? expected) =>
        Assert.Equal(expected, PeriodOrderRule.Evaluate(Of(periods: ("2020-01-01", end)) with { GraduatedOn = Day(graduated) }).SingleOrDefault()?.Explanation.Key);

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    public void MentorLevel_Assistant_IsAmber(string level, bool amber) => Assert.Equal(amber, MentorLevelRule.Evaluate(Year.WithRegistration(Registration with { Level = level })).Any());

    /// <summary>Levels and tracks of one group are one category; rural general practice is learnt from clinical physicians; what is in no list is not compared.</summary>
    [Theory]
    [InlineData("110", "110", false)]
    [InlineData("110", "210", false)]
    [InlineData("110", "120", true)]
    [InlineData("210", "110", false)]
    [InlineData("110", "999", false)]
    [InlineData("999", "110", false)]
    public void MentorCategory_OtherGroup_IsAmber(string candidate, string mentor, bool amber) =>
        Assert.Equal(amber, MentorCategoryRule.Evaluate(Year.WithRegistration(Registration with { Category = mentor }) with { ExamCategory = candidate }).Any());

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void MentorLoad_BeyondTheSetting_IsAmberAndTellsTheConsoleTheFigures(int trainees, bool amber)
    {
        var found = MentorLoadRule.Evaluate(Year.WithPost(0, Year.Periods[0].Posts[0] with { Load = new PeakLoad(Day("2020-03-01"), trainees) })).SingleOrDefault();

        Assert.Equal(amber ? new Phrase("check.mentor_load_finding", "2020-03", trainees, 5) : null, found?.Finding);
    }

    [Theory]
    [InlineData("GRADUATION_CERTIFICATE", true)]
    [InlineData("STAMPED_PREVIOUS_CERTIFICATE", true)]
    [InlineData("ID_PHOTO", false)]
    [InlineData("OTHER_PROOF", false)]
    public void EvidenceReused_LooksAtPapersOfOnePerson(string slot, bool looks) => Assert.Equal(looks, EvidenceReusedRule.LooksAt(slot));

    [Fact]
    public void EvidenceReused_NamesSlotAndPersonsToTheConsole()
    {
        var check = Assert.Single(EvidenceReusedRule.Evaluate(Year with { ReusedEvidence = [new ReusedEvidence("STAMPED_PREVIOUS_CERTIFICATE", Period: 0, OtherPersons: 3)] }));

        Assert.Equal((CheckResult.Amber, (int?)0, 3), (check.Result, check.Period, check.Finding!.Args[1]));
        Assert.Single(check.Explanation.Args);
    }

    /// <summary>Spoken of a mentor whose name differs, a signal would tell an API client that the number exists.</summary>
    [Fact]
    public void Signals_AboutAMentorWhoDoesNotMatch_AreSilent()
    {
        var facts = VerifierTests.EverySignal;
        var other = facts.WithPost(0, facts.Periods[0].Posts[0] with { MentorName = "赵敏" });

        Assert.DoesNotContain(Verifier.Evaluate(other).Checks, check => check.Code.StartsWith("mentor.", StringComparison.Ordinal) && check.Code != MentorMatchRule.Code && check.Period == 0);
    }

    [Fact]
    public void EveryMark_ThatIsNotGreen_SaysWhatWouldTurnItGreen() =>
        Assert.All(Verifier.Evaluate(VerifierTests.EverySignal).Checks, check => Assert.Equal(check.Result == CheckResult.Green, check.Needs is null));
}
