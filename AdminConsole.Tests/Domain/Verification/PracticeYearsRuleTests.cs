using AdminConsole.Domain;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class PracticeYearsRuleTests
{
    /// <summary>Counted up to the cut-off, 2021-08-31, which counts itself.</summary>
    [Theory]
    [InlineData("31", "110", "2019-09-01", null)]
    [InlineData("31", "110", "2019-09-02", 2)]
    [InlineData("41", "110", "2016-09-01", null)]
    [InlineData("41", "110", "2016-09-02", 5)]
    [InlineData("21", "110", "2021-08-31", null)]
    [InlineData("11", "110", "2030-01-01", null)]
    [InlineData("21", "341", "2016-09-02", 5)]
    public void Evaluate_RegisteredOn_CountsWholeYearsUpToTheCutOff(string education, string category, string registered, int? missed)
    {
        var found = Evaluate(new PracticeFacts(education, Day(registered), QualifiedIn: null, new PracticeYears()), category).SingleOrDefault();

        Assert.Equal(missed, (int?)found?.Explanation.Args[1]);
        Assert.NotEqual(CheckResult.Red, found?.Result ?? CheckResult.Amber);
    }

    [Theory]
    [InlineData(2019, false)]
    [InlineData(2020, true)]
    [InlineData(null, false)]
    public void Evaluate_RegistryDoesNotTell_CountsAtMostFromTheQualification(int? year, bool amber) =>
        Assert.Equal(amber, Evaluate(new PracticeFacts("31", RegisteredOn: null, year, new PracticeYears()), "110").Any());

    [Fact]
    public void Evaluate_SeasonAsksForMore_IsAmberAndSaysHowMany()
    {
        var check = Assert.Single(Evaluate(new PracticeFacts("31", Day("2018-09-01"), null, new PracticeYears { College = 4 }), "110"));

        Assert.Equal((CheckResult.Amber, new Phrase("check.practice_years", 3, 4), new Phrase("check.practice_years_needs", 4)), (check.Result, check.Explanation, check.Needs));
        Assert.Empty(Evaluate(new PracticeFacts("31", Day("2018-09-01"), null, new PracticeYears { College = 0 }), "110"));
    }

    [Fact]
    public void Evaluate_ProbationFiling_SaysNothing() => Assert.Empty(PracticeYearsRule.Evaluate(Of(periods: ("2020-01-01", "2020-12-31"))));

    private static IEnumerable<Check> Evaluate(PracticeFacts practice, string category) =>
        PracticeYearsRule.Evaluate(Of(periods: ("2020-01-01", "2020-12-31")) with { Practice = practice, ExamCategory = category });
}
