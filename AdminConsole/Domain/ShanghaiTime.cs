namespace AdminConsole.Domain;

/// <summary>Date rules use the calendar day in Shanghai; times are stored in UTC. China has had no daylight saving time since 1991.</summary>
public static class ShanghaiTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow().UtcDateTime);

    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    /// <summary>Midnight in Shanghai, in UTC.</summary>
    public static DateTime StartOf(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc) - Offset;

    public static DateTime ToLocal(DateTime utc) => utc + Offset;
}
