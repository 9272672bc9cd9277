using AdminConsole.Maintenance;

namespace AdminConsole.Backups;

/// <summary><c>backup</c>: makes one now.</summary>
internal sealed class BackupCommand(BackupService backups, BackupFolder folder) : IMaintenanceCommand
{
    public static string Name => "backup";

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct)
    {
        var made = await backups.CreateAsync(ct);
        await output.WriteLineAsync(made.IsOk ? $"{folder.PathOf(made.Value.Name)} ({made.Value.Length} bytes)" : $"The backup failed ({made.Error.Code}); the log and last-failure.txt in {folder.Path} say why.");
        return made.IsOk ? 0 : 1;
    }
}
