using System.Globalization;
using System.Net.Sockets;
using AdminConsole.Data;

namespace AdminConsole.Maintenance;

/// <summary>
/// Where a running server takes maintenance commands (DU-07): a local socket in the data folder that only the service's user can open. Asked: one line, the
/// command. Answered: what it says, line by line behind a space, and at last <c>=</c> with the exit code.
/// </summary>
internal sealed class MaintenanceSocket(DataDirectory directory, IServiceProvider services, ILogger<MaintenanceSocket> log) : BackgroundService
{
    private const char Said = ' ', Ended = '=';

    public static string FileIn(string dataDirectory) => Path.Combine(dataDirectory, "maintenance.sock");

    /// <summary>Has the server that listens there run the command. Null where none listens.</summary>
    public static async Task<int?> AskAsync(string file, string command, TextWriter output, CancellationToken ct)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(file), ct);
        }
        catch (Exception nobody) when (nobody is SocketException or ArgumentException)
        {
            return null;
        }

        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { AutoFlush = true };
        await writer.WriteLineAsync(command.AsMemory(), ct);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (line.StartsWith(Ended))
                return int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
            await output.WriteLineAsync(line.AsMemory(1), ct);
        }

        return MaintenanceRunner.Failed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var file = FileIn(directory.Path);
        try
        {
            // This process holds the folder, so whoever made it is gone.
            File.Delete(file);
            listener.Bind(new UnixDomainSocketEndPoint(file));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen();
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException or IOException)
        {
            log.LogWarning(failure, "Maintenance commands cannot reach this server; stop it to run one");
            return;
        }

        try
        {
            while (true)
            {
                using var caller = await listener.AcceptAsync(stoppingToken);
                await AnswerAsync(caller, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            File.Delete(file);
        }
    }

    /// <summary>One after the other: two would only be in each other's way.</summary>
    private async Task AnswerAsync(Socket caller, CancellationToken ct)
    {
        try
        {
            await using var stream = new NetworkStream(caller);
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream);
            if (await reader.ReadLineAsync(ct) is not { } command)
                return;
            using var output = new StringWriter();
            int code;
            try
            {
                code = await MaintenanceRunner.RunAsync(services, command, output, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                log.LogError(failure, "The command {Command} failed", command);
                await output.WriteLineAsync("The command failed; the server's log says why.");
                code = MaintenanceRunner.Failed;
            }

            foreach (var line in output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
                await writer.WriteLineAsync($"{Said}{line.TrimEnd('\r')}");
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Ended}{code}"));
            await writer.FlushAsync(ct);
        }
        catch (IOException)
        {
            // Whoever asked has gone.
        }
    }
}
