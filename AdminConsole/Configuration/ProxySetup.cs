using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace AdminConsole.Configuration;

/// <summary>
/// What a proxy in front of the server forwards. Everything that asks for the client's address, the scheme or the host (record, rates, cookies, security keys,
/// redirects) finds them where they always stand on a request.
/// </summary>
public static class ProxySetup
{
    public static IServiceCollection AddKnownProxies(this IServiceCollection services)
    {
        services.AddValidated<ProxyOptions>(ProxyOptions.Section)
            .Validate(options => options.HasReadableProxies, $"{ProxyOptions.Section}:{nameof(ProxyOptions.KnownProxies)} must hold addresses such as 10.1.0.7, separated by blanks.")
            .Validate(options => options.HasReadableNetworks, $"{ProxyOptions.Section}:{nameof(ProxyOptions.KnownNetworks)} must hold networks such as 10.1.0.0/28, separated by blanks.");
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>, IOptions<HostFilteringOptions>>(Configure);
        return services;
    }

    /// <summary>First of all: what comes after must not see the proxy in the client's place.</summary>
    public static WebApplication UseKnownProxies(this WebApplication app)
    {
        app.UseForwardedHeaders();
        return app;
    }

    private static void Configure(ForwardedHeadersOptions options, IOptions<ProxyOptions> proxies, IOptions<HostFilteringOptions> hosts)
    {
        // The framework trusts loopback unasked, and everybody where nobody is named.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        if (!proxies.Value.IsConfigured)
        {
            options.ForwardedHeaders = ForwardedHeaders.None;
            return;
        }

        foreach (var proxy in proxies.Value.Proxies)
            options.KnownProxies.Add(proxy);
        foreach (var network in proxies.Value.Networks)
            options.KnownIPNetworks.Add(network);
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;

        // As far back as each hop is a known proxy: the first that is not one is the client.
        options.ForwardLimit = null;
        options.AllowedHosts = hosts.Value.AllowedHosts;
    }
}
