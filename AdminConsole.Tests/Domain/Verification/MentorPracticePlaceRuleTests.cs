using AdminConsole.Domain;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

/// <summary>The period is 2020-01-01 to 2020-12-31, filed under 医院0.</summary>
public sealed class MentorPracticePlaceRuleTests
{
    [Theory]
    [InlineData("医院0")]
    [InlineData("医 院０")]
    [InlineData("别处诊所", "医院0")]
    [InlineData("别处诊所", "武汉市第一医院")]
    [InlineData()]
    public void Evaluate_OneOfSeveralPlacesIsTheInstitution_SaysNothing(params string[] places) =>
        Assert.Empty(Evaluate(places, new NameFacts("武汉市第一医院", null, null)));

    /// <summary>A name counts when it held on some day of the period.</summary>
    [Theory]
    [InlineData(null, "2019-12-31", true)]
    [InlineData(null, "2020-01-01", false)]
    [InlineData("2020-12-31", "2021-06-30", false)]
    [InlineData("2021-01-01", "2021-06-30", true)]
    [InlineData(null, null, false)]
    public void Evaluate_FormerName_IsResolvedForTheDaysOfThePeriod(string? from, string? to, bool elsewhere) =>
        Assert.Equal(elsewhere, Evaluate(["汉口普爱医院"], new NameFacts("武汉市第一医院", null, null), new NameFacts("汉口普爱医院", from is null ? null : Day(from), to is null ? null : Day(to))).Any());

    [Fact]
    public void Evaluate_Elsewhere_IsAmberAndTellsTheConsoleAloneWhere()
    {
        var check = Assert.Single(Evaluate(["别处诊所", "又一诊所"]));

        Assert.Equal((CheckResult.Amber, (int?)0, (int?)0, true), (check.Result, check.Period, check.Post, check.AtCurrentInstitution));
        Assert.Equal(new Phrase("check.practice_place_finding", "别处诊所、又一诊所", "医院0"), check.Finding);
        Assert.Empty(check.Explanation.Args);
    }

    private static List<Check> Evaluate(IReadOnlyList<string> places, params NameFacts[] names) =>
        [.. MentorPracticePlaceRule.Evaluate(Of(periods: ("2020-01-01", "2020-12-31")).WithRegistration(Registration with { PracticeInstitutions = places }).WithPeriod(period => period with { Names = names }))];
}
