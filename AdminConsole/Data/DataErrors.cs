using AdminConsole.Domain;

namespace AdminConsole.Data;

public static class DataErrors
{
    public static Error Busy { get; } = new("busy", ErrorKind.Unavailable);

    public static Error AlreadyThere { get; } = new("already_exists", ErrorKind.Conflict);
}
