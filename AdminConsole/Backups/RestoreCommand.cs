using System.Globalization;
using AdminConsole.Maintenance;

namespace AdminConsole.Backups;

/// <summary><c>restore</c>: puts a backup in the installation's place, while no server runs there.</summary>
internal sealed class RestoreCommand(RestoreService restore, BackupFolder folder) : IMaintenanceCommand
{
    private const string Force = "--force";

    public static string Name => "restore";

    public static string Usage => $"FILE [{Force}]";

    public static bool NeedsInstallation => false;

    public static bool IsAlone => true;

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments is not [var file, .. var rest] || rest is not ([] or [Force]))
        {
            await output.WriteLineAsync($"{Name} {Usage}");
            return 2;
        }

        try
        {
            var (content, replaced) = await restore.RestoreAsync(folder.PathOf(file), arguments.Length == 2, ct);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Restored as of {content.Head.MadeAt:u}: {content.Manifest.Files} files, record to entry {content.Manifest.Facts.AuditSequence}; every table holds what the manifest says."));
            if (replaced is not null)
                await output.WriteLineAsync($"What stood here before lies in {replaced}. It holds personal data: remove it once it is not needed.");
            return 0;
        }
        catch (Exception fault) when (fault is BackupException or InvalidOperationException)
        {
            await output.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
