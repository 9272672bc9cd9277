using AdminConsole.Domain;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

/// <summary>The period is 2020-01-01 to 2020-12-31.</summary>
public sealed class MentorStateRuleTests
{
    [Theory]
    [InlineData(PractitionerState.Suspended, "2020-12-31", "check.mentor_suspended_since")]
    [InlineData(PractitionerState.Suspended, "2021-01-01", null)]
    [InlineData(PractitionerState.Suspended, "2019-06-01", "check.mentor_suspended_since")]
    [InlineData(PractitionerState.Suspended, null, "check.mentor_suspended")]
    [InlineData(PractitionerState.Cancelled, "2020-12-31", "check.mentor_cancelled_since")]
    [InlineData(PractitionerState.Cancelled, "2021-01-01", null)]
    [InlineData(PractitionerState.Cancelled, null, "check.mentor_cancelled")]
    [InlineData(PractitionerState.Registered, "2020-06-01", null)]
    [InlineData(PractitionerState.Registered, null, null)]
    public void Evaluate_State_CountsOnADayOfThePeriod(PractitionerState state, string? since, string? finding) =>
        Assert.Equal(finding, FindingOf(Registration with { State = state, StateSince = since is null ? null : Day(since) }));

    [Theory]
    [InlineData("2020-01-01", null, null)]
    [InlineData("2020-01-02", null, "check.mentor_state_later")]
    [InlineData(null, "2020-12-31", null)]
    [InlineData(null, "2020-12-30", "check.mentor_state_over")]
    [InlineData("2020-01-02", "2020-01-03", "check.mentor_state_later")]
    public void Evaluate_Registration_SpansThePeriod(string? from, string? until, string? finding) =>
        Assert.Equal(finding, FindingOf(Registration with { RegisteredOn = from is null ? null : Day(from), RegisteredUntil = until is null ? null : Day(until) }));

    [Fact]
    public void Evaluate_AMentorWhoseNameDiffers_SaysNothing()
    {
        var facts = Of(periods: ("2020-01-01", "2020-12-31")).WithRegistration(Registration with { State = PractitionerState.Cancelled });
        Assert.Empty(MentorStateRule.Evaluate(facts.WithPost(0, facts.Periods[0].Posts[0] with { MentorName = "赵敏" })));
        Assert.Empty(MentorStateRule.Evaluate(facts with { RegistryAvailable = false }));
    }

    private static string? FindingOf(MentorRegistration registration)
    {
        var found = MentorStateRule.Evaluate(Of(periods: ("2020-01-01", "2020-12-31")).WithRegistration(registration)).ToList();
        Assert.All(found, check => Assert.Equal((CheckResult.Amber, (int?)0, (int?)0, new Phrase("check.mentor_state_needs")), (check.Result, check.Period, check.Post, check.Needs)));
        return found.SingleOrDefault()?.Finding!.Key;
    }
}
