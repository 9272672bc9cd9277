using System.Globalization;

namespace AdminConsole.Maintenance;

/// <summary><c>rotate-keys</c>: adds a key and seals everything with it, or goes on with a rotation that was broken off. Exit code 1 = some values open with no key.</summary>
internal sealed class RotateKeysCommand(KeyRotationService rotation) : IMaintenanceCommand
{
    public static string Name => "rotate-keys";

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct)
    {
        var done = await rotation.RunAsync((what, result) => output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what}: {result.Rotated} sealed anew{(result.Damaged > 0 ? $", {result.Damaged} open with no key" : "")}")), ct);
        if (!done.IsOk)
        {
            await output.WriteLineAsync($"The rotation could not be put on the record ({done.Error.Code}); run the command again.");
            return MaintenanceRunner.Failed;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Everything is sealed with key {done.Value.Version}. Copy the key file to where it is kept; backups made before need the older keys in it."));
        return done.Value.Result.Damaged == 0 ? 0 : 1;
    }
}
