using AdminConsole.Domain;

namespace AdminConsole.Backups;

public static class BackupErrors
{
    /// <summary>The server's log and the folder's note say why.</summary>
    public static Error Failed { get; } = new("backup_failed", ErrorKind.Unavailable);
}
