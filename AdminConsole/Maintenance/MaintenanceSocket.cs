using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AdminConsole.Data;

namespace AdminConsole.Maintenance;

/// <summary>
/// Where a running server takes maintenance commands (DU-07): a local socket in the data folder that only the service's user can open. Asked: one line, the
/// command and what follows it as a JSON array. Answered: what it says, as it says it, each line behind a space, and at last <c>=</c> with the exit code.
/// </summary>
internal sealed class MaintenanceSocket(DataDirectory directory, IServiceProvider services, ILogger<MaintenanceSocket> log) : BackgroundService
{
    private const char Said = ' ', Ended = '=';

    public static string FileIn(string dataDirectory) => Path.Combine(dataDirectory, "maintenance.sock");

    /// <summary>Has the server that listens there run the command. Null where none listens.</summary>
    public static async Task<int?> AskAsync(string file, IReadOnlyList<string> call, TextWriter output, CancellationToken ct)
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
        await writer.WriteLineAsync(JsonSerializer.Serialize(call).AsMemory(), ct);
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
            await using var writer = new StreamWriter(stream) { AutoFlush = true };
            if (await reader.ReadLineAsync(ct) is not { } line || JsonSerializer.Deserialize<string[]>(line) is not { Length: > 0 } call)
                return;
            int code;
            try
            {
                await using var output = new Saying(writer);
                code = await MaintenanceRunner.RunAsync(services, call, output, ct);
            }
            catch (Exception failure) when (failure is not IOException && !ct.IsCancellationRequested)
            {
                log.LogError(failure, "The command {Command} failed", call[0]);
                await writer.WriteLineAsync($"{Said}The command failed; the server's log says why.");
                code = MaintenanceRunner.Failed;
            }

            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Ended}{code}"));
        }
        catch (Exception gone) when (gone is IOException or JsonException)
        {
            // Whoever asked has gone.
        }
    }

    /// <summary>Sends on each line as it is said.</summary>
    private sealed class Saying(TextWriter caller) : TextWriter
    {
        public override Encoding Encoding => caller.Encoding;

        public override void Write(char value) => throw new NotSupportedException("A command says whole lines.");

        public override Task WriteLineAsync(string? value) => caller.WriteLineAsync($"{Said}{value?.ReplaceLineEndings(" ")}");
    }
}
