using AdminConsole.Domain.Verification;
using FsCheck;
using FsCheck.Fluent;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class ProbationMonthsTests
{
    private static readonly DateOnly Epoch = new(2018, 1, 1), Far = new(2030, 1, 1);

    public static TheoryData<int> VectorCases => [.. Enumerable.Range(0, Vectors.Durations.Count)];

    [Theory]
    [MemberData(nameof(VectorCases))]
    public void Total_Vector_IsAsComputedByTheNotice(int index)
    {
        var vector = Vectors.Durations[index];
        var stretches = vector.Segments.Select(segment => new Stretch(segment.Start, segment.End)).ToList();

        Assert.Equal(vector.PerSegment, stretches.Select(stretch => ProbationMonths.Of(stretch.Start, stretch.End)));
        Assert.Equal(vector.TotalMonths, ProbationMonths.Total(stretches, Vectors.AsOf));
        Assert.Equal(vector.Light == "green", vector.TotalMonths >= ProbationMonths.Required);
    }

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", 12)]
    [InlineData("2020-02-29", "2021-02-27", 11)]
    [InlineData("2020-02-29", "2021-02-28", 12)]
    [InlineData("2020-02-29", "2024-02-28", 48)]
    [InlineData("2020-01-31", "2020-04-29", 2)]
    [InlineData("2020-01-31", "2020-04-30", 3)]
    [InlineData("2020-01-31", "2020-02-28", 0)]
    [InlineData("2020-01-31", "2020-02-29", 1)]
    [InlineData("2021-01-31", "2021-02-28", 1)]
    [InlineData("2020-08-31", "2020-09-29", 0)]
    [InlineData("2020-08-31", "2020-09-30", 1)]
    [InlineData("2020-02-28", "2021-02-27", 12)]
    [InlineData("2020-05-05", "2020-05-05", 0)]
    [InlineData("2020-05-31", "2020-05-31", 0)]
    [InlineData("2020-12-31", "2021-01-01", 0)]
    public void Of_MonthEndsAndLeapDays_AreNotClamped(string start, string end, int months) => Assert.Equal(months, ProbationMonths.Of(Day(start), Day(end)));

    [Fact]
    public void Merge_TouchingOverlappingAndNested_BecomeOne()
    {
        Stretch[] periods =
        [
            new(Day("2020-07-01"), Day("2020-07-31")),
            new(Day("2019-01-01"), Day("2019-03-31")),
            new(Day("2019-04-01"), Day("2019-06-30")),
            new(Day("2019-06-01"), Day("2019-08-31")),
            new(Day("2019-02-01"), Day("2019-02-28")),
            new(Day("2019-09-02"), Day("2019-09-02")),
        ];
        Assert.Equal(
            [new(Day("2019-01-01"), Day("2019-08-31")), new(Day("2019-09-02"), Day("2019-09-02")), new(Day("2020-07-01"), Day("2020-07-31"))],
            ProbationMonths.Merge(periods, Far));
    }

    [Theory]
    [InlineData("2020-12-30", 11)]
    [InlineData("2020-12-31", 12)]
    [InlineData("2021-06-30", 12)]
    [InlineData("2019-12-31", 0)]
    [InlineData("2020-01-01", 0)]
    [InlineData("2020-01-31", 1)]
    public void IN05_DaysAfterToday_DoNotCount(string today, int months) =>
        Assert.Equal(months, ProbationMonths.Total([new(Day("2020-01-01"), Day("2020-12-31")), new(Day("2021-07-01"), Day("2021-08-31"))], Day(today)));

    [Fact]
    public void Total_AnyPeriods_EqualsCountingDayByDay() =>
        Prop.ForAll(Periods, Days, (periods, today) => ProbationMonths.Total(periods, today) == CountedDayByDay(periods, today)).QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_AnyOrder_IsTheSame() => Prop.ForAll(Periods, periods =>
        ProbationMonths.Merge(periods, Far).SequenceEqual(ProbationMonths.Merge(periods.Reverse(), Far))
        && ProbationMonths.Merge(periods, Far).SequenceEqual(ProbationMonths.Merge(periods.OrderBy(period => period.End), Far))).QuickCheckThrowOnFailure();

    [Fact]
    public void Total_PeriodSplitAtAnyDay_IsTheSame() => Prop.ForAll(Periods, ArbMap.Default.ArbFor<PositiveInt>(), (periods, at) =>
    {
        var (start, end) = periods[0];
        var cut = start.AddDays(at.Get % (end.DayNumber - start.DayNumber + 1));
        Stretch[] split = [new(start, cut), .. cut < end ? new[] { new Stretch(cut.AddDays(1), end) } : [], .. periods[1..]];
        return ProbationMonths.Total(split, Far) == ProbationMonths.Total(periods, Far);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Total_OnePeriodMore_IsNeverLess() => Prop.ForAll(Periods, Days, (periods, today) =>
        ProbationMonths.Total(periods, today) >= ProbationMonths.Total(periods[1..], today)).QuickCheckThrowOnFailure();

    [Fact]
    public void Total_OneDayLater_IsNeverLess() => Prop.ForAll(Periods, Days, (periods, today) =>
        ProbationMonths.Total(periods, today.AddDays(1)) >= ProbationMonths.Total(periods, today)).QuickCheckThrowOnFailure();

    [Fact]
    public void Total_EveryJoin_GainsAtMostOneMonth() => Prop.ForAll(Periods, periods =>
    {
        var singles = periods.Select(period => ProbationMonths.Of(period.Start, period.End)).ToList();
        var total = ProbationMonths.Total(periods, Far);
        return singles.Max() <= total && total <= singles.Sum() + periods.Length - 1;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2019-08-08", "2020-07-07", "2020-08-07")]
    [InlineData("2020-02-29", "2020-03-31", "2021-02-28")]
    [InlineData("2019-01-31", "2019-03-31", "2020-01-30")]
    [InlineData("2019-02-28", "2025-03-31", "2020-02-27")]
    public void FullOn_OnePeriod_IsTheDayTwelveMonthsAreFull(string start, string end, string full) =>
        Assert.Equal(Day(full), ProbationMonths.FullOn([new(Day(start), Day(end))]));

    [Fact]
    public void FullOn_SeveralPeriods_CountsTheEarlierOnesFirst()
    {
        Assert.Equal(
            Day("2020-09-30"),
            ProbationMonths.FullOn([new(Day("2020-03-31"), Day("2020-05-01")), new(Day("2019-01-01"), Day("2019-06-15")), new(Day("2019-08-01"), Day("2019-08-31"))]));
        Assert.Equal(Day("2018-12-31"), ProbationMonths.FullOn([new(Day("2018-01-01"), Day("2019-06-30")), new(Day("2020-01-01"), Day("2020-06-30"))]));
        Assert.Null(ProbationMonths.FullOn([]));
    }

    [Fact]
    public void FullOn_AnyPeriods_IsTheFirstDayWithTwelveMonths() => Prop.ForAll(Periods, periods =>
    {
        var full = ProbationMonths.FullOn(periods)!.Value;
        var last = periods.MaxBy(period => period.End);
        Stretch[] goneOn = [.. periods, last with { End = full > last.End ? full : last.End }];
        return ProbationMonths.Total(goneOn, full) >= ProbationMonths.Required && ProbationMonths.Total(goneOn, full.AddDays(-1)) < ProbationMonths.Required;
    }).QuickCheckThrowOnFailure();

    private static Gen<DateOnly> SomeDay => Gen.Choose(0, 1200).Select(Epoch.AddDays);

    private static Arbitrary<DateOnly> Days => SomeDay.ToArbitrary();

    /// <summary>One to five periods of up to 400 days within some four years, so that they often touch, overlap, nest or lie in the future.</summary>
    private static Arbitrary<Stretch[]> Periods => (
        from count in Gen.Choose(1, 5)
        from periods in (
            from start in SomeDay
            from length in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(1, 40)), (4, Gen.Choose(1, 400)))
            select new Stretch(start, start.AddDays(length))).ArrayOf(count)
        select periods).ToArbitrary();

    /// <summary>The same number by brute force: mark the days, walk the runs, count how often the start's day of the month comes round or is passed over.</summary>
    private static int CountedDayByDay(Stretch[] periods, DateOnly today)
    {
        var months = 0;
        DateOnly? start = null;
        for (var day = Epoch; day <= Epoch.AddDays(2000); day = day.AddDays(1))
        {
            var covered = day <= today && periods.Any(period => period.Start <= day && day <= period.End);
            if (covered)
                start ??= day;
            else if (start is { } from)
            {
                months += Anniversaries(from, day);
                start = null;
            }
        }
        return months;
    }

    private static int Anniversaries(DateOnly from, DateOnly after)
    {
        var count = 0;
        for (var (year, month) = Next(from.Year, from.Month); (after.Year, after.Month, after.Day).CompareTo((year, month, from.Day)) >= 0; (year, month) = Next(year, month))
            count++;
        return count;

        static (int, int) Next(int year, int month) => month == 12 ? (year + 1, 1) : (year, month + 1);
    }
}
