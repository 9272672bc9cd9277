namespace AdminConsole.Domain.Institutions;

public static class InstitutionErrors
{
    public static Error Locked { get; } = new("unit_locked", ErrorKind.Conflict);

    public static Error NotLocked { get; } = new("unit_not_locked", ErrorKind.Conflict);

    /// <summary>暂停受理: the node takes neither bindings nor filings at present.</summary>
    public static Error Suspended { get; } = new("unit_suspended", ErrorKind.Conflict);

    /// <summary>A node never locks, unlocks, suspends, moves or deletes itself (AZ-10).</summary>
    public static Error OwnNode { get; } = new("own_node", ErrorKind.Forbidden);

    public static Error AlreadyLocked(string by, DateTime at) => new("unit_already_locked", ErrorKind.Conflict, by, at);
}
