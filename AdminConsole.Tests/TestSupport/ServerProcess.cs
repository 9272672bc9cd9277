using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AdminConsole.Tests.TestSupport;

/// <summary>The real server in a process of its own, Development environment, on a free port, with a data folder of its own unless one is given.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly LastWill kill;
    private readonly TempFolder? ownData;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool killed;

    private ServerProcess(Process process, string dataDirectory, TempFolder? ownData)
    {
        (this.process, DataDirectory, this.ownData) = (process, dataDirectory, ownData);
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The server ended."));
        process.EnableRaisingEvents = true;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        kill = new LastWill("""kill -KILL "$1" """, $"{process.Id}");
    }

    public string DataDirectory { get; }

    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1:0");

    public int ProcessId => process.Id;

    /// <summary>Everything that the server wrote to its console so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <param name="settings">Configuration keys (<c>Database:Provider</c>) and their values.</param>
    /// <param name="dataDirectory">An existing folder that outlives the server, for tests that start it again on the same data.</param>
    /// <param name="port">0 for any free one; a test that restarts a server for an open browser asks for the port it had.</param>
    public static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, string? dataDirectory = null, int port = 0)
    {
        if (!File.Exists(Repository.ServerAssembly))
            throw new InvalidOperationException($"{Repository.ServerAssembly} is missing: build the solution, not the tests alone.");

        var temporary = dataDirectory is null ? new TempFolder() : null;
        var data = dataDirectory ?? temporary!.Path;
        var start = StartInfo(data, settings);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";

        // A failed test's log holds what the browser was told: let that be the exception itself.
        start.Environment["DetailedErrors"] = "true";

        var server = new ServerProcess(new Process { StartInfo = start }, data, temporary);
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch (Exception failure)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"The server did not become ready: {failure.Message}\n{server.Output}", failure);
        }
    }

    /// <summary>Starts one that is ended before it is ready.</summary>
    public static ServerProcess Begin(string dataDirectory)
    {
        var start = StartInfo(dataDirectory, settings: null);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return new ServerProcess(new Process { StartInfo = start }, dataDirectory, ownData: null);
    }

    /// <summary>Runs a maintenance command on a data folder, as its user would, and answers its exit code and all that it wrote.</summary>
    public static Task<(int ExitCode, string Output)> CommandAsync(string dataDirectory, params string[] arguments) => EndedAsync(StartInfo(dataDirectory, settings: null, arguments));

    /// <summary>The same with further configuration.</summary>
    public static Task<(int ExitCode, string Output)> CommandAsync(string dataDirectory, IReadOnlyDictionary<string, string> settings, params string[] arguments) => EndedAsync(StartInfo(dataDirectory, settings, arguments));

    /// <summary>Starts a server that is not expected to come up, and answers its exit code and all that it wrote.</summary>
    public static Task<(int ExitCode, string Output)> FailsAsync(string dataDirectory, IReadOnlyDictionary<string, string> settings) => EndedAsync(StartInfo(dataDirectory, settings));

    private static async Task<(int ExitCode, string Output)> EndedAsync(ProcessStartInfo start)
    {
        using var command = Process.Start(start)!;
        var error = command.StandardError.ReadToEndAsync();
        var said = await command.StandardOutput.ReadToEndAsync() + await error;
        await command.WaitForExitAsync();
        return (command.ExitCode, said);
    }

    /// <summary>Ends it at once, as a crash does. The data folder stays until dispose.</summary>
    public async Task KillAsync()
    {
        killed = true;
        process.Kill();
        await process.WaitForExitAsync();
        await kill.RevokeAsync();
    }

    /// <summary>Asks it to stop, as the system does, and goes on.</summary>
    public async Task TerminateAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await signal.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended by itself, and answers its exit code.</summary>
    public async Task<int> EndAsync(TimeSpan within)
    {
        await process.WaitForExitAsync().WaitAsync(within);
        killed = true;
        await kill.RevokeAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!killed)
            await KillAsync();
        process.Dispose();
        ownData?.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningLine();

    private static ProcessStartInfo StartInfo(string data, IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Repository.ServerAssembly, .. arguments])
        {
            WorkingDirectory = Repository.ServerProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["Data__Directory"] = data;
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.AppendLine(line);
        if (ListeningLine().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    private async Task WaitUntilReadyAsync()
    {
        BaseAddress = await listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await client.GetAsync(BaseAddress);
                return answer.StatusCode < HttpStatusCode.InternalServerError;
            },
            "the server answers",
            TimeSpan.FromMinutes(1));
    }
}
