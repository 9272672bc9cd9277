using AdminConsole.Domain;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

/// <summary>The period is 2020-01-01 to 2020-12-31, its post 内科 (subject 03).</summary>
public sealed class LicenceCoverRuleTests
{
    [Theory]
    [InlineData(null, "2020-01-01", "2020-12-31")]
    [InlineData(null, "2019-01-01", "2020-06-30", "2020-07-01", "2021-06-30")]
    [InlineData(null, "2019-01-01", "2020-08-31", "2020-06-01", "2021-06-30")]
    [InlineData(null, "2019-01-01", "2025-08-31", "2020-06-01", "2020-06-30")]
    [InlineData("2020-01-01", "2020-01-02", "2020-12-31")]
    [InlineData("2020-12-31", "2020-01-01", "2020-12-30")]
    [InlineData("2020-07-01", "2019-01-01", "2020-06-30", "2020-07-02", "2021-06-30")]
    [InlineData("2020-01-01", "2021-01-01", "2025-12-31")]
    public void Evaluate_Licences_CoverEveryDayOrNameTheFirstThatIsNot(string? uncovered, params string[] days)
    {
        var licences = days.Chunk(2).Select(pair => new LicenceFacts(Day(pair[0]), Day(pair[1]), ["03"])).ToList();
        var found = Evaluate(licences).SingleOrDefault(check => check.Explanation.Key == "check.licence_gap");

        Assert.Equal(uncovered is null ? null : new Phrase("check.licence_gap", 1, Day(uncovered)), found?.Explanation);
    }

    [Theory]
    [InlineData("内科", "03", false)]
    [InlineData("心血管内科", "03", false)]
    [InlineData("内科", "03.04", false)]
    [InlineData("外科", "03", true)]
    [InlineData("骨科", "03", true)]
    [InlineData("骨科", "04", false)]
    [InlineData("总务处", "03", false)]
    public void Evaluate_Department_NeedsItsSubject(string department, string subject, bool amber)
    {
        var facts = Of(periods: ("2020-01-01", "2020-12-31")).WithPost(0, new PostFacts(department, Mentor.Name, Mentor));
        Assert.Equal(amber, LicenceCoverRule.Evaluate(facts.WithPeriod(period => period with { Licences = [new LicenceFacts(DateOnly.MinValue, DateOnly.MaxValue, [subject])] })).Any());
    }

    /// <summary>A licence from after the period licenses nothing in it.</summary>
    [Fact]
    public void Evaluate_SubjectOfALicenceOfAnotherTime_DoesNotHelp() =>
        Assert.Contains(
            Evaluate([new LicenceFacts(Day("2019-01-01"), Day("2020-12-31"), ["04"]), new LicenceFacts(Day("2021-01-01"), Day("2025-12-31"), ["03"])]),
            check => check is { Post: 0, Result: CheckResult.Amber, Explanation.Key: "check.licence_subject" });

    [Fact]
    public void Evaluate_NoLicenceInTheLibrary_SaysNothing() => Assert.Empty(Evaluate(null));

    private static List<Check> Evaluate(IReadOnlyList<LicenceFacts>? licences) =>
        [.. LicenceCoverRule.Evaluate(Of(periods: ("2020-01-01", "2020-12-31")).WithPeriod(period => period with { Licences = licences }))];
}
