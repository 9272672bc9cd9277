namespace AdminConsole.Domain;

/// <summary>
/// UTC as it was when the product started plus the time that has really passed since. Whatever runs out is measured by it: correcting the wall clock neither
/// ends it early nor brings it back to life (OP-04). Never shown to people and never a date of record.
/// </summary>
public sealed class SteadyClock(TimeProvider clock)
{
    private readonly DateTime start = clock.GetUtcNow().UtcDateTime;
    private readonly long began = clock.GetTimestamp();

    public DateTime Now => start + clock.GetElapsedTime(began);
}
