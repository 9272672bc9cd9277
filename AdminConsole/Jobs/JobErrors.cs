using AdminConsole.Domain;

namespace AdminConsole.Jobs;

public static class JobErrors
{
    public static Error Ended { get; } = new("job_ended", ErrorKind.Conflict);

    /// <summary>The file lay too long: everything brought and made is removed after a day.</summary>
    public static Error FileGone { get; } = new("job_file_gone", ErrorKind.NotFound);

    /// <summary>Another node goes on with the work; nothing of this attempt may be committed.</summary>
    public static Error LeaseLost { get; } = new("job_lease_lost", ErrorKind.Conflict);
}
