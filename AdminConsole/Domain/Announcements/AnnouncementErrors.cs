namespace AdminConsole.Domain.Announcements;

public static class AnnouncementErrors
{
    /// <summary>Not in this state; e.g. somebody published it meanwhile.</summary>
    public static Error IllegalState(AnnouncementState state) => new("announcement_state", ErrorKind.Conflict, state);

    /// <summary>Its last day has passed: nobody would see it.</summary>
    public static Error Over(DateOnly validTo) => new("announcement_over", ErrorKind.Invalid, validTo);
}
