using AdminConsole.Data;
using AdminConsole.Maintenance;
using Microsoft.Extensions.Options;

namespace AdminConsole.Operation;

/// <summary>A file that holds room for the day the disk is full (DU-05): <c>release-reserve</c> gives it back at once, the next start with room takes it again.</summary>
internal sealed class DiskReserve(DataDirectory directory, DiskSpace disk, IOptions<StorageOptions> options, IHostEnvironment environment, ILogger<DiskReserve> log) : IHostedService
{
    private const long Megabyte = 1024 * 1024;

    private string File => Path.Combine(directory.Path, "reserve");

    private long Wanted => (options.Value.ReserveMegabytes ?? (environment.IsDevelopment() ? 0 : 64)) * Megabyte;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Never the last of it.
        if (Wanted == 0 || System.IO.File.Exists(File) || disk.Read().Free < Wanted * 4)
            return Task.CompletedTask;
        try
        {
            using var file = new FileStream(File, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = Wanted });
            file.SetLength(Wanted);
        }
        catch (IOException failure)
        {
            log.LogWarning(failure, "There is no reserve for a full disk");
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>How much came free.</summary>
    public long Release()
    {
        var file = new FileInfo(File);
        var length = file.Exists ? file.Length : 0;
        file.Delete();
        return length;
    }
}

/// <summary><c>release-reserve</c>: makes room on a full disk.</summary>
internal sealed class ReleaseReserveCommand(DiskReserve reserve, DiskSpace disk) : IMaintenanceCommand
{
    public static string Name => "release-reserve";

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct)
    {
        var released = reserve.Release();
        await output.WriteLineAsync(released > 0 ? $"{released} bytes released; {disk.Read().Free} are free. The reserve is taken again at the next start with room." : "There is no reserve to release.");
        return released > 0 ? 0 : 1;
    }
}
