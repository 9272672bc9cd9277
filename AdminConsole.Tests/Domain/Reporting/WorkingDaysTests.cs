using AdminConsole.Domain.Reporting;

namespace AdminConsole.Tests.Domain.Reporting;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2026, 11, 25, true)]
    [InlineData(2026, 11, 28, false)]
    [InlineData(2026, 10, 1, false)]
    [InlineData(2026, 10, 10, true)]
    [InlineData(2025, 10, 8, false)]
    [InlineData(2021, 2, 20, true)]
    public void IsWorkingDay_KnowsHolidaysAndMakeUpDays(int year, int month, int day, bool expected) => Assert.Equal(expected, WorkingDays.IsWorkingDay(new DateOnly(year, month, day)));

    [Fact]
    public void Between_CountsTheLastDayAndNotTheFirst()
    {
        var friday = new DateOnly(2026, 11, 20);

        Assert.Equal(0, WorkingDays.Between(friday, friday));
        Assert.Equal(0, WorkingDays.Between(friday, friday.AddDays(2)));
        Assert.Equal(1, WorkingDays.Between(friday, friday.AddDays(3)));
        Assert.Equal(0, WorkingDays.Between(friday, friday.AddDays(-3)));

        // 30 September to 12 October 2026: 8, 9 and the make-up Saturday 10, then Monday 12.
        Assert.Equal(4, WorkingDays.Between(new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 12)));
    }
}
