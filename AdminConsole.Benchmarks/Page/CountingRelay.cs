using System.Net;
using System.Net.Sockets;

namespace AdminConsole.Benchmarks.Page;

/// <summary>Hands connections on to a server and counts what comes back: bytes as they are on the wire, which a browser does not tell of a compressed socket.</summary>
internal sealed class CountingRelay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri server;
    private long bytes;

    public CountingRelay(Uri server)
    {
        this.server = server;
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new UriBuilder(server) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;

    /// <summary>From the server to the browser, so far.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The relay is over.
        }
    }

    private async Task RelayAsync(TcpClient browser)
    {
        using var there = new TcpClient { NoDelay = true };
        using (browser)
        {
            browser.NoDelay = true;
            await there.ConnectAsync(server.Host, server.Port);
            await Task.WhenAny(CopyAsync(browser.GetStream(), there.GetStream(), count: false), CopyAsync(there.GetStream(), browser.GetStream(), count: true));
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool count)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer) is > 0 and var read)
            {
                if (count)
                    Interlocked.Add(ref bytes, read);
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (IOException)
        {
            // Either side hung up.
        }
    }
}
