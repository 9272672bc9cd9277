using System.Net;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Proxy</c>: whose word is taken for the address, the scheme and the host that a request came with (IN-10).</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Addresses of proxies, separated by blanks.</summary>
    public string KnownProxies { get; set; } = "";

    /// <summary>Networks (CIDR) that hold nothing but proxies, separated by blanks.</summary>
    public string KnownNetworks { get; set; } = "";

    internal bool IsConfigured => Words(KnownProxies).Length + Words(KnownNetworks).Length > 0;

    internal bool HasReadableProxies => Words(KnownProxies).All(word => IPAddress.TryParse(word, out _));

    internal bool HasReadableNetworks => Words(KnownNetworks).All(word => IPNetwork.TryParse(word, out _));

    internal IEnumerable<IPAddress> Proxies => Words(KnownProxies).Select(IPAddress.Parse);

    internal IEnumerable<IPNetwork> Networks => Words(KnownNetworks).Select(word => IPNetwork.Parse(word));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
