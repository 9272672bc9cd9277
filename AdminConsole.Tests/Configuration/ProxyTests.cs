using System.Net;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Configuration;

/// <summary>What a request says of itself is taken from the connection, unless a proxy that is known says it.</summary>
[Collection(ApiCollection.Name)]
public sealed class ProxyTests(ApiHosts hosts)
{
    private const string Client = "203.0.113.9", PublicHost = "console.example";

    [Fact]
    public async Task IN10_ForwardedByAnybody_IsIgnored()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var visitor = Behind(host.Address, "evil.example");

        var (address, cookie) = await SignInAsync(host, visitor);

        Assert.NotEqual(Client, address);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        using var away = await Behind(host.Address, PublicHost).GetAsync("/review");
        Assert.Equal(new Uri(host.Address, "/sign-in?returnUrl=%2Freview"), away.Headers.Location);
    }

    /// <summary>The last address that is not a known proxy's is the client's: what the client itself wrote before it counts for nothing.</summary>
    [Fact]
    public async Task IN10_ForwardedByAKnownProxy_IsTheClientsAddressSchemeAndHost()
    {
        await using var host = await ApiHost.StartAsync(DatabaseKind.Sqlite, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Proxy:KnownProxies"] = "127.0.0.1 ::1",
            ["Proxy:KnownNetworks"] = "10.1.0.0/28",
            ["AllowedHosts"] = $"localhost;127.0.0.1;{PublicHost}",
        });
        using var visitor = Behind(host.Address, PublicHost);

        var (address, cookie) = await SignInAsync(host, visitor);

        Assert.Equal(Client, address);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        using var away = await Behind(host.Address, PublicHost).GetAsync("/review");
        Assert.Equal("https://console.example/sign-in?returnUrl=%2Freview", away.Headers.Location?.ToString());

        // A host that is not one of ours is not taken over, whoever forwards it.
        using var elsewhere = await Behind(host.Address, "evil.example").GetAsync("/review");
        Assert.Equal(host.Address.Authority, elsewhere.Headers.Location?.Authority);
    }

    /// <summary>What a security key signs is the address that the browser saw, which is the proxy's (AU-08).</summary>
    [Theory]
    [InlineData("https://console.example", true)]
    [InlineData("http://console.example", false)]
    [InlineData("https://sub.console.example", false)]
    public async Task IN10_SecurityKey_IsHeldToTheAddressBehindTheProxy(string origin, bool isAccepted)
    {
        var options = (await hosts.OnAsync(DatabaseKind.Sqlite)).Services.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value;
        var request = new DefaultHttpContext { Request = { Scheme = "https", Host = new HostString(PublicHost) } };

        Assert.Equal(isAccepted, await options.ValidateOrigin!(new PasskeyOriginValidationContext { HttpContext = request, Origin = origin, CrossOrigin = false, TopOrigin = null }));
    }

    [Fact]
    public async Task IN10_HostThatIsNotAllowed_IsABadRequest()
    {
        using var visitor = new Visitor((await hosts.OnAsync(DatabaseKind.Sqlite)).Address);
        visitor.Headers.Host = "evil.example";

        foreach (var path in (string[])["/sign-in", "/api/v1/seasons/current", "/health/live", "/css/app.css"])
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("PUT", "/sign-in")]
    [InlineData("DELETE", "/review")]
    [InlineData("TRACE", "/review")]
    [InlineData("OPTIONS", "/review/export")]
    [InlineData("HEAD", "/sign-out")]
    [InlineData("GET", "/sign-out")]
    [InlineData("PUT", "/api/v1/submissions")]
    [InlineData("OPTIONS", "/api/v1/submissions")]
    public async Task IN10_VerbThatTheAddressDoesNotKnow_IsNotAllowed(string verb, string path)
    {
        using var visitor = await Visitor.SignedInAsync((await hosts.OnAsync(DatabaseKind.Sqlite)).Address, "reviewer");

        using var answer = await visitor.SendAsync(new HttpMethod(verb), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task IN10_MethodOverride_IsIgnored()
    {
        using var visitor = await Visitor.SignedInAsync((await hosts.OnAsync(DatabaseKind.Sqlite)).Address, "reviewer");
        foreach (var header in (string[])["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
            visitor.Headers.Add(header, "GET");

        using var answer = await visitor.SendAsync(HttpMethod.Put, "/review?_method=GET");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private static Visitor Behind(Uri address, string forwardedHost)
    {
        var visitor = new Visitor(address) { IsBehindTls = true };
        visitor.Headers.Add("X-Forwarded-For", $"198.51.100.1, {Client}, 10.1.0.3");
        visitor.Headers.Add("X-Forwarded-Host", forwardedHost);
        return visitor;
    }

    /// <summary>What the record says of where the sign-in came from, and the cookie that it set.</summary>
    private static async Task<(string? Address, string Cookie)> SignInAsync(ApiHost host, Visitor visitor)
    {
        using var answer = await visitor.PostAsync("/sign-in", ("userName", "site"), ("password", Visitor.Password));
        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        var address = await host.ReadAsync(data => data.AuditEntries.Where(row => row.Action == "account.sign-in" && row.Outcome == "ok").OrderByDescending(row => row.Sequence).Select(row => row.ClientAddress).FirstAsync());
        return (address, Assert.Single(answer.Headers.GetValues("Set-Cookie"), line => line.StartsWith("AdminConsole=", StringComparison.Ordinal)));
    }
}
