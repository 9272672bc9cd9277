using System.Net;
using System.Net.Sockets;

namespace AdminConsole.Outbox;

/// <summary>Requests that leave the house: five seconds each, no redirect followed, no cookie kept, no proxy.</summary>
internal static class Outgoing
{
    public static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(5);

    /// <param name="guard">Says whether an address may be connected to; null = any may.</param>
    public static HttpClient CreateClient(Func<IPAddress, bool>? guard)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), MaxResponseHeadersLength = 32 };
        if (guard is not null)
            handler.ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, guard, ct);
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public static async Task<Delivery> SendAsync(HttpClient http, HttpRequestMessage request, TimeProvider clock, CancellationToken ct, Func<HttpResponseMessage, CancellationToken, Task<Delivery>> read)
    {
        using var late = new CancellationTokenSource(TimeOut, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ended.Token);
            return await read(answer, ended.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return new Delivery(Delivery.TimedOut, ReceiverIsDown: true);
        }
        catch (HttpRequestException failure) when (failure.InnerException is ForbiddenAddressException)
        {
            return new Delivery(Delivery.ForbiddenAddress);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new Delivery(Delivery.Unreachable, ReceiverIsDown: true);
        }
    }

    /// <summary>Connects to an address that was looked at: the name is not asked a second time, when it could answer otherwise.</summary>
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, Func<IPAddress, bool> guard, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, ct);
        if (addresses.Length == 0 || !addresses.All(guard))
            throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class ForbiddenAddressException() : IOException("The name leads to an address that may not be called.");
}
