using System.Globalization;
using AdminConsole.Domain;

namespace AdminConsole.Backups;

/// <summary>Which backups stay: the last of each of the newest seven days, four weeks and twelve months that have one (DU-08).</summary>
public static class BackupRetention
{
    private const int Days = 7, Weeks = 4, Months = 12;

    /// <param name="made">When each was made (UTC). Days, weeks and months are Shanghai's.</param>
    public static IReadOnlySet<DateTime> Keep(IEnumerable<DateTime> made)
    {
        var newestFirst = made.OrderDescending().ToList();
        return new[]
        {
            LastOfEach(day => day.DayNumber, Days),
            LastOfEach(day => (ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)) * 100) + ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)), Weeks),
            LastOfEach(day => (day.Year * 100) + day.Month, Months),
        }.SelectMany(kept => kept).ToHashSet();

        IEnumerable<DateTime> LastOfEach(Func<DateOnly, int> period, int most) => newestFirst.DistinctBy(moment => period(DateOnly.FromDateTime(ShanghaiTime.ToLocal(moment)))).Take(most);
    }
}
