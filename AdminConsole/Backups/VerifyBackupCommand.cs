using System.Globalization;
using AdminConsole.Maintenance;

namespace AdminConsole.Backups;

/// <summary><c>verify-backup</c>: opens the newest backup, or the one named, and holds it against its manifest. Exit code 1 = it cannot be relied on.</summary>
internal sealed class VerifyBackupCommand(BackupReader reader, BackupFolder folder) : IMaintenanceCommand
{
    public static string Name => "verify-backup";

    public static string Usage => "[FILE]";

    public static bool NeedsInstallation => false;

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct)
    {
        if ((arguments.Length == 0 ? folder.Files.Select(file => file.Name).FirstOrDefault() : arguments[0]) is not { } name)
        {
            await output.WriteLineAsync($"There is no backup in {folder.Path}.");
            return 1;
        }

        try
        {
            var (head, manifest) = await reader.ReadAsync(folder.PathOf(name), into: null, ct);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The backup is whole: made {head.MadeAt:u} by version {head.Product}, {manifest.Files} files, {manifest.Bytes} bytes, schema {manifest.Facts.Schema}, record to entry {manifest.Facts.AuditSequence}."));
            foreach (var (table, count) in manifest.Facts.Counts)
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {table}: {count}"));
            return 0;
        }
        catch (BackupException fault)
        {
            await output.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
