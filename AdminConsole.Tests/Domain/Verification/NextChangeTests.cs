using AdminConsole.Domain;
using AdminConsole.Domain.Verification;
using FsCheck;
using FsCheck.Fluent;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class NextChangeTests
{
    private static readonly DateOnly Epoch = new(2019, 12, 20);

    [Theory]
    [InlineData("2020-03-02", "2021-08-31", "2021-03-01", "2021-04-01")]
    [InlineData("2020-01-31", "2021-08-31", "2021-02-27", "2021-02-28")]
    [InlineData("2020-02-29", "2021-08-31", "2021-02-28", "2021-03-28")]
    [InlineData("2020-01-01", "2021-03-05", "2021-03-01", "2021-03-05")]
    [InlineData("2020-01-01", "2021-03-01", "2021-03-01", null)]
    public void ChangesOn_GoingPeriod_IsTheNextMonthOrItsEnd(string start, string end, string today, string? expected) =>
        Assert.Equal(expected is null ? null : Day(expected), Verifier.Evaluate(Of(today, (start, end))).ChangesOn);

    /// <summary>Midnight in Shanghai is 16:00 UTC: the day on which the twelfth month is full begins there.</summary>
    [Theory]
    [InlineData("2021-02-27T15:59:59Z", CheckResult.Red)]
    [InlineData("2021-02-27T16:00:00Z", CheckResult.Green)]
    public void Duration_TurnsAtMidnightInShanghai(string utc, CheckResult expected)
    {
        var today = ShanghaiTime.DateOf(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal));
        Assert.Equal(expected, Verifier.Evaluate(Of(periods: ("2020-03-01", "2021-08-31")) with { Today = today }).WorstOf(DurationTotalRule.Code));
    }

    /// <summary>What renewal at midnight rests on: until the day that the report names, no other day would give another report.</summary>
    [Fact]
    public void ChangesOn_AnyPeriods_NothingChangesBefore() => Prop.ForAll(Facts, facts =>
    {
        var report = Verifier.Evaluate(facts);
        var until = report.ChangesOn?.AddDays(-1) ?? facts.Today.AddDays(500);
        for (var day = facts.Today.AddDays(1); day <= until; day = day.AddDays(1))
        {
            if (!Same(report, Verifier.Evaluate(facts with { Today = day })))
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    /// <summary>Periods that touch, overlap, nest, last one day or lie in the future never break a rule, and never count a day twice.</summary>
    [Fact]
    public void Evaluate_AnyPeriods_AlwaysAnswersAndNeverExceedsTheCalendar() => Prop.ForAll(Facts, facts =>
    {
        var report = Verifier.Evaluate(facts);
        var (first, last) = (facts.Periods.Min(period => period.Start), facts.Periods.Max(period => period.End));
        var most = last < first ? 0 : ProbationMonths.Of(first, last < facts.Today ? last : facts.Today);
        var overlaps = facts.Periods.Index().Any(later => facts.Periods.Take(later.Index).Any(earlier => earlier.Start <= later.Item.End && later.Item.Start <= earlier.End));
        return report.TotalMonths <= Math.Max(0, most) && report.Checks.Count(check => check.Code == DurationTotalRule.Code) == 1
            && report.Checks.Count(check => check.Code == MentorMatchRule.Code) == facts.Periods.Count
            && overlaps == (report.WorstOf(PeriodOverlapRule.Code) == CheckResult.Amber);
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<VerificationFacts> Facts => (
        from today in Gen.Choose(0, 500)
        from pledged in Gen.Elements(true, false)
        from count in Gen.Choose(1, 4)
        from periods in (
            from start in Gen.Choose(0, 500)
            from length in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(1, 40)), (4, Gen.Choose(1, 500)))
            select (Start: Epoch.AddDays(start), End: Epoch.AddDays(start + length))).ArrayOf(count)
        let now = Epoch.AddDays(today)
        select Of($"{now:yyyy-MM-dd}", [.. periods.Select(period => (Min(period.Start, now), period.End)).Select(period => ($"{period.Item1:yyyy-MM-dd}", $"{period.End:yyyy-MM-dd}"))]) with
        {
            FreshGraduateWithCommitment = pledged,
        }).ToArbitrary();

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static bool Same(VerificationReport a, VerificationReport b) => a.TotalMonths == b.TotalMonths && a.Checks.Count == b.Checks.Count
        && a.Checks.Zip(b.Checks).All(pair => (pair.First.Code, pair.First.Result, pair.First.Explanation, pair.First.Needs) == (pair.Second.Code, pair.Second.Result, pair.Second.Explanation, pair.Second.Needs));
}
