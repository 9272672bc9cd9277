namespace AdminConsole.Domain.Institutions;

public static class InstitutionErrors
{
    public static Error Locked { get; } = new("unit_locked", ErrorKind.Conflict);

    public static Error NotLocked { get; } = new("unit_not_locked", ErrorKind.Conflict);

    /// <summary>暂停受理: the node takes neither bindings nor filings at present, for the reason that the level above gave.</summary>
    public static Error Suspended(string reason) => new("unit_suspended", ErrorKind.Conflict, reason);

    /// <summary>A node never locks, unlocks, suspends, moves or deletes itself (AZ-10).</summary>
    public static Error OwnNode { get; } = new("own_node", ErrorKind.Forbidden);

    public static Error AlreadyLocked(string by, DateTime at) => new("unit_already_locked", ErrorKind.Conflict, by, at);

    public static Error AlreadySuspended { get; } = new("unit_already_suspended", ErrorKind.Conflict);

    public static Error NotSuspended { get; } = new("unit_not_suspended", ErrorKind.Conflict);

    /// <summary>Only institutions take filings, so only they can be suspended.</summary>
    public static Error TakesNoSubmissions { get; } = new("unit_takes_no_submissions", ErrorKind.Conflict);

    public static Error ReportsThereAlready { get; } = new("unit_reports_there", ErrorKind.Conflict);

    public static Error CannotReportThere(InstitutionKind kind, InstitutionKind parent) => new("unit_cannot_report_there", ErrorKind.Conflict, kind, parent);

    /// <summary>All names of one institution together are longer than the library can search.</summary>
    public static Error NamesTooLong { get; } = new("unit_names_too_long", ErrorKind.Conflict);

    /// <summary>A change request that somebody has answered, or that was taken back.</summary>
    public static Error AnsweredAlready(ChangeRequestState state, string by, DateTime at) => new("request_answered", ErrorKind.Conflict, by, at, state);

    public static Error AskedAlready { get; } = new("request_waiting", ErrorKind.Conflict);
}
