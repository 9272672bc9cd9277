using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Benchmarks.Start;

/// <summary>A server in a process of its own, and how long it took to its first good answer.</summary>
internal sealed class ReadyServer : IAsyncDisposable
{
    private readonly Process process;

    private ReadyServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>From the start of the process to the answer.</summary>
    public double Milliseconds { get; private set; }

    /// <summary>The peer of P8 and P9.</summary>
    public static Task<ReadyServer> StartBlankAsync() => StartAsync("AdminConsole.Benchmarks.dll", ["blank", "--urls"], "/", new Dictionary<string, string>(StringComparer.Ordinal));

    /// <param name="assembly">Beside the benchmarks.</param>
    /// <param name="arguments">Its arguments; its address follows them.</param>
    /// <param name="path">What it has to answer.</param>
    /// <param name="settings">Its environment.</param>
    public static async Task<ReadyServer> StartAsync(string assembly, string[] arguments, string path, Dictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments, address.ToString()])
        {
            WorkingDirectory = Repository.ServerProject,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        var begun = Stopwatch.GetTimestamp();
        var server = new ReadyServer(Process.Start(start)!, address);
        server.process.OutputDataReceived += (_, _) => { };
        server.process.BeginOutputReadLine();
        while (!await AnswersAsync(client, path))
        {
            if (server.process.HasExited)
                throw new InvalidOperationException($"{assembly} ended with {server.process.ExitCode}.");
            await Task.Delay(5);
        }

        server.Milliseconds = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
