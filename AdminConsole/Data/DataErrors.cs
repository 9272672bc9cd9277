using AdminConsole.Domain;

namespace AdminConsole.Data;

public static class DataErrors
{
    public static Error Busy { get; } = new("busy", ErrorKind.Unavailable);

    /// <summary>The disk is full (DU-05).</summary>
    public static Error StorageUnavailable { get; } = new("storage_unavailable", ErrorKind.Unavailable);

    /// <summary>What cannot be put on the record is not done (AL-03).</summary>
    public static Error AuditUnavailable { get; } = new("audit_unavailable", ErrorKind.Unavailable);

    public static Error AlreadyThere { get; } = new("already_exists", ErrorKind.Conflict);
}
