using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace AdminConsole.Tests.TestSupport;

/// <summary>A browser without scripts: keeps cookies, follows nothing, and posts forms with the token that a page gave it.</summary>
internal sealed partial class Visitor(Uri address, CookieContainer cookies) : IDisposable
{
    public const string Password = "Shiyong-2027-demo";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies }) { BaseAddress = address };

    public Visitor(Uri address)
        : this(address, new CookieContainer())
    {
    }

    /// <summary>What is sent with every request.</summary>
    public HttpRequestHeaders Headers => http.DefaultRequestHeaders;

    public static async Task<Visitor> SignedInAsync(Uri address, string userName)
    {
        var visitor = new Visitor(address);
        using var answer = await visitor.PostAsync("/sign-in", ("userName", userName), ("password", Password));
        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        return visitor;
    }

    /// <summary>Somebody who got hold of this browser's cookies as they are now.</summary>
    public Visitor Copy() => CopyAt(address);

    /// <summary>The same browser at another server of the same name.</summary>
    public Visitor CopyAt(Uri other)
    {
        var copied = new CookieContainer();
        copied.Add(cookies.GetAllCookies());
        return new Visitor(other, copied);
    }

    /// <summary>A proxy that the server knows ends TLS for this browser, whose Secure cookies therefore come along.</summary>
    public bool IsBehindTls { get; init; }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (IsBehindTls)
            request.Headers.Add("X-Forwarded-Proto", "https");
        var answer = await http.SendAsync(request);
        foreach (Cookie cookie in IsBehindTls ? cookies.GetAllCookies() : [])
            cookie.Secure = false;
        return answer;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Opens a page as a click or the address bar does; browsers say so.</summary>
    public Task<HttpResponseMessage> NavigateAsync(string path) => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Sec-Fetch-User", "?1" } } });

    public CookieContainer Cookies => cookies;

    /// <summary>Asks for a circuit, as a page of the origin would.</summary>
    public Task<HttpResponseMessage> NegotiateAsync(string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return http.SendAsync(request);
    }

    /// <summary>Posts a form as the page with the token would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        await PostBareAsync(path, [.. fields, ("__RequestVerificationToken", await TokenAsync())]);

    /// <summary>What this visitor's forms carry.</summary>
    public async Task<string> TokenAsync()
    {
        using var answer = await GetAsync("/sign-in");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, page);
        return TokenField().Match(page).Groups["token"].Value;
    }

    /// <summary>Posts a form as another site could.</summary>
    public Task<HttpResponseMessage> PostBareAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();
}
