using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace AdminConsole.Tests.TestSupport;

/// <summary>HAProxy with the sample of <c>deploy/haproxy.cfg</c>, whose addresses alone are replaced, and TLS left out, before two servers on the loopback.</summary>
internal sealed partial class HaProxy : IAsyncDisposable
{
    private readonly Process process;
    private readonly LastWill kill;
    private readonly TempFolder folder;

    private HaProxy(Process process, TempFolder folder, Uri address)
    {
        (this.process, this.folder, Address) = (process, folder, address);
        kill = new LastWill("""kill -KILL "$1" """, $"{process.Id}");
    }

    public Uri Address { get; }

    /// <param name="first">A server.</param>
    /// <param name="second">The other.</param>
    /// <param name="withAffinity">False: as nobody should set it up, each request goes to the next server.</param>
    public static async Task<HaProxy> StartAsync(Uri first, Uri second, bool withAffinity = true)
    {
        var home = new TempFolder();
        var port = FreePort();
        var sample = await File.ReadAllTextAsync(Repository.FullPath("deploy/haproxy.cfg"));
        sample = BindLine().Replace(sample, $"bind 127.0.0.1:{port}");
        sample = sample.Replace("10.0.0.11:5000", first.Authority, StringComparison.Ordinal).Replace("10.0.0.12:5000", second.Authority, StringComparison.Ordinal);
        sample = sample.Replace(" secure\n", "\n", StringComparison.Ordinal).Replace("    http-request set-header X-Forwarded-Proto https\n", "", StringComparison.Ordinal);
        if (!withAffinity)
            sample = sample.Replace("balance leastconn", "balance roundrobin", StringComparison.Ordinal).Replace("    cookie node insert indirect nocache httponly\n", "", StringComparison.Ordinal);
        var file = Path.Combine(home.Path, "haproxy.cfg");
        await File.WriteAllTextAsync(file, sample);
        var proxy = new HaProxy(Process.Start(new ProcessStartInfo("/usr/sbin/haproxy", ["-f", file, "-db", "-q"]) { UseShellExecute = false })!, home, new Uri($"http://127.0.0.1:{port}"));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri(proxy.Address, "/health/live"));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "HAProxy hands on");
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await kill.CarryOutAsync();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("bind .*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BindLine();
}
