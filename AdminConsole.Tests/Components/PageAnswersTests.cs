using System.IO.Compression;
using System.Net;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Components;

/// <summary>What a browser is answered with beside the pages themselves.</summary>
[Collection(ApiCollection.Name)]
public sealed class PageAnswersTests(ApiHosts hosts)
{
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task UnknownAddress_SignedIn_IsAPageThatSaysSo(string method)
    {
        using var visitor = await Visitor.SignedInAsync((await hosts.OnAsync(DatabaseKind.Sqlite)).Address, "reviewer");

        using var answer = await visitor.SendAsync(new HttpMethod(method), "/nothing/at/all");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有找到该页面", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AZ01_PageWithoutItsPermission_Is403_AndSaysSoAtItsAddress()
    {
        using var visitor = await Visitor.SignedInAsync((await hosts.OnAsync(DatabaseKind.Sqlite)).Address, "reviewer");

        using var answer = await visitor.GetAsync("/practitioners");

        Assert.Equal((HttpStatusCode.Forbidden, null), (answer.StatusCode, answer.Headers.Location));
        Assert.Contains("没有访问权限", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD", "/review")]
    [InlineData("PUT", "/sign-in")]
    [InlineData("DELETE", "/institutions")]
    [InlineData("OPTIONS", "/review/export")]
    public async Task IN10_AnotherVerb_SignedIn_IsNotAllowed(string method, string path)
    {
        using var visitor = await Visitor.SignedInAsync((await hosts.OnAsync(DatabaseKind.Sqlite)).Address, "reviewer");

        using var answer = await visitor.SendAsync(new HttpMethod(method), path);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task BR05_Circuits_AreForSignedInPeopleOnly()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var stranger = new Visitor(host.Address);
        using var reviewer = await Visitor.SignedInAsync(host.Address, "reviewer");

        var own = host.Address.GetLeftPart(UriPartial.Authority);
        using var refused = await stranger.NegotiateAsync(own);
        using var opened = await reviewer.NegotiateAsync(own);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, opened.StatusCode));
    }

    /// <summary>Another site that a signed-in person visits: the browser brings the cookie along, and says where it comes from.</summary>
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task BR05_Circuits_AreOpenedFromOurOwnPagesOnly(string? origin)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var reviewer = await Visitor.SignedInAsync(host.Address, "reviewer");

        using var refused = await reviewer.NegotiateAsync(origin);
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.Cookies = reviewer.Cookies;
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (refused.StatusCode, socket.HttpStatusCode));
    }

    [Theory]
    [InlineData("/sign-in", 200)]
    [InlineData("/review", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/practitioners", 403)]
    [InlineData("/css/app.css", 200)]
    [InlineData("/_framework/blazor.web.js", 200)]
    [InlineData("/review/export", 200)]
    [InlineData("/materials/0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02", 404)]
    [InlineData("/health/ready", 200)]
    [InlineData("/api/v1/seasons/current", 401)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/openapi/v1.json", 200)]
    public async Task BR06_EveryAnswer_CarriesTheHeaders(string path, int status)
    {
        using var visitor = await Visitor.SignedInAsync((await hosts.OnAsync(DatabaseKind.Sqlite)).Address, "reviewer");

        using var answer = await visitor.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Opener-Policy"));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.Contains("default-src", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        if (!path.StartsWith("/css", StringComparison.Ordinal) && !path.StartsWith("/_framework", StringComparison.Ordinal))
        {
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Null(answer.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip;q=0.5, br;q=0", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task Asset_ComesPackedAsTheBrowserTakesIt_AndIsTheSame(string? accepted, string? encoding)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = (await hosts.OnAsync(DatabaseKind.Sqlite)).Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await client.GetAsync("/css/app.css?v=1");

        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(("text/css", true), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl!.Extensions.Any(extension => extension.Name == "immutable")));
        Assert.Equal(await File.ReadAllBytesAsync(Repository.FullPath("wwwroot-assets/css/app.css")), await UnpackAsync(answer));
    }

    [Fact]
    public async Task Asset_KnownToTheBrowser_IsNotSentAgain()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = (await hosts.OnAsync(DatabaseKind.Sqlite)).Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var first = await client.GetAsync("/js/app.js");
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.GetAsync("/js/app.js");

        Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync()).Length));
    }

    private static async Task<byte[]> UnpackAsync(HttpResponseMessage answer)
    {
        await using var packed = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
