using System.Collections.Frozen;
using System.Globalization;
using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Domain.Reporting;

/// <summary>
/// Working days of the People's Republic: Monday to Friday, less the holidays and plus the make-up days that the State Council announces each year
/// (working-days.csv). Years that the data do not name go by the week alone.
/// </summary>
public static class WorkingDays
{
    /// <summary>Whether one works, for the days that their weekday does not tell.</summary>
    private static readonly FrozenDictionary<DateOnly, bool> Announced = Read();

    public static bool IsWorkingDay(DateOnly day) => Announced.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; 0 where that lies before.</summary>
    public static int Between(DateOnly from, DateOnly to) => Stretch(from.AddDays(1), to).Count(IsWorkingDay);

    private static FrozenDictionary<DateOnly, bool> Read()
    {
        using var reader = new StreamReader(typeof(WorkingDays).Assembly.GetManifestResourceStream("Calendar/working-days")!);
        return Csv.Read(reader.ReadToEnd())
            .SelectMany(row => Stretch(Day(row["from"]), Day(row["to"].Length == 0 ? row["from"] : row["to"])).Select(day => KeyValuePair.Create(day, row["kind"] == "work")))
            .ToFrozenDictionary();
    }

    private static IEnumerable<DateOnly> Stretch(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
