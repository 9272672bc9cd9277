using System.Collections.Concurrent;
using System.Diagnostics;

namespace AdminConsole.Tests.TestSupport;

/// <summary>
/// A shell command that runs when the test process ends without having revoked it: also when it crashes or is killed, which no handler inside the process
/// survives. The shell waits for the end of its input, and the system closes that together with this process.
/// </summary>
internal sealed class LastWill
{
    /// <summary>Keeps the pipes from being collected, which would close them.</summary>
    private static readonly ConcurrentDictionary<LastWill, bool> Standing = new();

    private readonly Process shell;

    /// <param name="command">May name the arguments as $1, $2 …</param>
    /// <param name="arguments">The command's arguments.</param>
    public LastWill(string command, params string[] arguments)
    {
        // Its output must not be this process's: whoever reads that to its end would wait for the shell.
        var script = $"exec >/dev/null 2>&1; trap '' INT TERM HUP; read -r revoked && exit; {command}";
        shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, "last-will", .. arguments]) { RedirectStandardInput = true, UseShellExecute = false })!;
        Standing[this] = true;
    }

    /// <summary>Runs the command now and waits for it.</summary>
    public Task CarryOutAsync() => EndAsync();

    public async Task RevokeAsync()
    {
        await shell.StandardInput.WriteLineAsync("revoked");
        await EndAsync();
    }

    private async Task EndAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        Standing.TryRemove(this, out _);
    }
}
