using AdminConsole.Domain;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class PeriodOverlapRuleTests
{
    public static TheoryData<int> VectorCases => [.. Enumerable.Range(0, Vectors.Durations.Count)];

    [Theory]
    [MemberData(nameof(VectorCases))]
    public void IN05_Vector_OverlapIsReported(int index)
    {
        var vector = Vectors.Durations[index];
        var facts = Of(periods: [.. vector.Segments.Select(segment => ($"{segment.Start:yyyy-MM-dd}", $"{segment.End:yyyy-MM-dd}"))]);
        Assert.Equal(vector.Overlap, PeriodOverlapRule.Evaluate(facts).Any());
    }

    [Fact]
    public void IN05_Overlap_IsAmberAndNamesPeriodsAndDays()
    {
        var check = Assert.Single(PeriodOverlapRule.Evaluate(Of(periods: [("2020-06-30", "2020-12-31"), ("2018-01-01", "2018-01-31"), ("2020-01-01", "2020-06-30")])));
        Assert.Equal((CheckResult.Amber, 2), (check.Result, check.Period));
        Assert.Equal(new Phrase("check.overlap", 1, 3, Day("2020-06-30"), Day("2020-06-30")), check.Explanation);
    }

    [Fact]
    public void Evaluate_AdjoiningPeriods_SaysNothing() =>
        Assert.Empty(PeriodOverlapRule.Evaluate(Of(periods: [("2020-07-01", "2020-12-31"), ("2020-01-01", "2020-06-30")])));
}
