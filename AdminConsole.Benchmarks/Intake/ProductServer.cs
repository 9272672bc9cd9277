using System.Diagnostics;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Benchmarks.Intake;

/// <summary>The product in a process of its own, with its demonstration data.</summary>
internal sealed class ProductServer : IAsyncDisposable
{
    private readonly Process process;

    private ProductServer(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Files over the API.</summary>
    public FilingClient Filings { get; private set; } = null!;

    public int ProcessId => process.Id;

    /// <summary>What the server alone has taken so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="data">Its folder.</param>
    /// <param name="settings">Configuration beside it.</param>
    public static async Task<ProductServer> StartAsync(string data, params (string Key, string Value)[] settings)
    {
        const string Listening = "Now listening on: ";
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "AdminConsole.dll")]) { WorkingDirectory = Repository.ServerProject, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Data__Directory"] = data;
        start.Environment["Rate__ApiClient"] = "10000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = new ProductServer(new Process { StartInfo = start, EnableRaisingEvents = true });
        server.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                address.TrySetResult(line.Data[(at + Listening.Length)..]);
        };
        server.process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The server ended."));
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.Address = new Uri(await address.Task);
        server.Filings = await FilingClient.ConnectAsync(server.Address);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Filings.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
