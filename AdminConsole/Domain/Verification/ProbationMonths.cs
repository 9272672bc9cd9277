namespace AdminConsole.Domain.Verification;

/// <summary>Days from <paramref name="Start"/> to <paramref name="End"/>, both counted.</summary>
public readonly record struct Stretch(DateOnly Start, DateOnly End);

/// <summary>The month arithmetic of process.md §5, as the notice's own screens count (statutory-rules D1–D5). Nothing is clamped to month ends.</summary>
public static class ProbationMonths
{
    public const int Required = 12;

    /// <summary>Whole calendar months from the start to the day after the end.</summary>
    public static int Of(DateOnly start, DateOnly end)
    {
        var after = end.AddDays(1);
        return ((after.Year - start.Year) * 12) + after.Month - start.Month - (after.Day < start.Day ? 1 : 0);
    }

    /// <summary>Months over all periods, each day counted once, days after <paramref name="upTo"/> not at all.</summary>
    public static int Total(IEnumerable<Stretch> periods, DateOnly upTo) => Merge(periods, upTo).Sum(stretch => Of(stretch.Start, stretch.End));

    /// <summary>The separate stretches that the periods make up to and including <paramref name="upTo"/>, in order; periods that overlap or adjoin are one.</summary>
    public static IReadOnlyList<Stretch> Merge(IEnumerable<Stretch> periods, DateOnly upTo)
    {
        var merged = new List<Stretch>();
        var clipped = periods.Select(period => period with { End = period.End < upTo ? period.End : upTo }).Where(period => period.Start <= period.End);
        foreach (var period in clipped.OrderBy(period => period.Start))
        {
            if (merged is [.., var last] && period.Start.DayNumber <= last.End.DayNumber + 1)
                merged[^1] = last with { End = period.End > last.End ? period.End : last.End };
            else
                merged.Add(period);
        }
        return merged;
    }

    /// <summary>The day with which the required months are full, provided the last stretch goes on as long as it takes. Null without any period.</summary>
    public static DateOnly? FullOn(IEnumerable<Stretch> periods)
    {
        var stretches = Merge(periods, DateOnly.MaxValue);
        var missing = Required;
        foreach (var (start, end) in stretches.SkipLast(1))
        {
            var months = Of(start, end);
            if (months >= missing)
                return LastDay(start, missing);
            missing -= months;
        }
        return stretches is [.., var last] ? LastDay(last.Start, missing) : null;
    }

    /// <summary>The first end with which a stretch that begins at <paramref name="start"/> has so many months: none in a month too short for the start's day.</summary>
    internal static DateOnly LastDay(DateOnly start, int months)
    {
        var after = start.AddMonths(months);
        return after.Day == start.Day ? after.AddDays(-1) : after;
    }
}
