using AdminConsole.Backups;

namespace AdminConsole.Tests.Backups;

public sealed class BackupRetentionTests
{
    /// <summary>In Shanghai it is 1 April 2027, a Thursday, one o'clock.</summary>
    private static readonly DateTime Newest = new(2027, 3, 31, 17, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void DU08_TwoYearsOfDailyBackups_LeaveSevenDaysFourWeeksTwelveMonths()
    {
        var kept = BackupRetention.Keep(Enumerable.Range(0, 730).Select(day => Newest.AddDays(-day)));

        int[] days = [0, 1, 2, 3, 4, 5, 6];
        int[] sundays = [0, 4, 11, 18];
        var lastOfMonths = Enumerable.Range(0, 11).Select(month => (int)(new DateTime(2027, 4, 1) - new DateTime(2027, 4, 1).AddMonths(-month).AddDays(-1)).TotalDays);
        Assert.Equal(days.Concat(sundays).Concat(lastOfMonths).Distinct().Order(), kept.Select(moment => (int)(Newest - moment).TotalDays).Order());
    }

    [Fact]
    public void DU08_SeveralOfOneDay_LeaveTheLast_AndGapsCountNothing()
    {
        DateTime[] made = [Newest, Newest.AddHours(-2), Newest.AddHours(2), Newest.AddDays(-400)];

        Assert.Equal([Newest.AddDays(-400), Newest.AddHours(-2), Newest.AddHours(2)], BackupRetention.Keep(made).Order());
    }
}
