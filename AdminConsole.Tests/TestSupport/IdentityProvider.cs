using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Tests.TestSupport;

/// <summary>A small provider of OpenID Connect on loopback: keeps to the standard until a test tells it not to.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "admin-console", ClientSecret = "a-secret-of-tests-only", Algorithm = "RS256";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Begun> codes = new(StringComparer.Ordinal);

    private int waiting;

    private IdentityProvider(WebApplication app, TimeProvider clock) => (this.app, Clock) = (app, clock);

    public TimeProvider Clock { get; set; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Who signs in at it.</summary>
    public string Subject { get; set; } = "person-1";

    /// <summary>What its description says besides, or otherwise.</summary>
    public Action<JsonObject> Describe { get; set; } = _ => { };

    /// <summary>Changes the claims of the next tokens.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    public Action<JsonObject> Header { get; set; } = _ => { };

    /// <summary>Changes the finished token.</summary>
    public Func<string, string> Token { get; set; } = token => token;

    /// <summary>Signs; not always the key that is published.</summary>
    public ProviderKey Signer { get; set; } = ProviderKey.Rsa("key-1", Algorithm);

    public List<ProviderKey> Published { get; } = [];

    /// <summary>Holds every answer back until it ends.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Requests that are being held back.</summary>
    public int Waiting => waiting;

    /// <summary>What every request is answered with in place of an answer.</summary>
    public HttpStatusCode? Broken { get; set; }

    /// <summary>A page asks before it sends the browser back, as for a person.</summary>
    public bool AsksPerson { get; set; }

    /// <summary>What the last sign-in was asked with.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public int TokenRequests { get; private set; }

    public int SignOuts { get; private set; }

    public static async Task<IdentityProvider> StartAsync(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var provider = new IdentityProvider(builder.Build(), clock ?? TimeProvider.System);
        provider.Published.Add(provider.Signer);
        provider.Map();
        await provider.app.StartAsync();
        provider.Address = new Uri(provider.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return provider;
    }

    /// <summary>The console's configuration for it.</summary>
    public Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["OpenIdConnect:Authority"] = Issuer,
        ["OpenIdConnect:ClientId"] = ClientId,
        ["OpenIdConnect:ClientSecret"] = ClientSecret,
        ["OpenIdConnect:RequireHttpsMetadata"] = "false",
    };

    public string Issuer => Address.ToString().TrimEnd('/');

    /// <summary>Keeps to the standard again.</summary>
    public void Behave()
    {
        Hold?.TrySetResult();
        (Describe, Claims, Header, Token, Hold, Broken, AsksPerson) = (_ => { }, _ => { }, _ => { }, token => token, null, null, false);
        Signer = Published[0];
    }

    /// <summary>What a browser does that is sent here: answers the address that it is sent back to.</summary>
    public static async Task<string> FollowAsync(Uri? authorization)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var answer = await http.GetAsync(authorization);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.PathAndQuery;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static string HalfDigest(string accessToken) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));

    private void Map()
    {
        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            if (Hold is { } hold)
            {
                Interlocked.Increment(ref waiting);
                await hold.Task.WaitAsync(context.RequestAborted);
            }

            if (Broken is { } status)
                context.Response.StatusCode = (int)status;
            else
                await next(context);
        });
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(Described().ToJsonString(), "application/json"));
        app.MapGet("/keys", () => Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Published.Select(key => key.Public())]) }.ToJsonString(), "application/json"));
        app.MapGet("/authorize", (HttpRequest request) => Authorize(request));
        app.MapPost("/token", (HttpRequest request) => RedeemAsync(request));
        app.MapGet("/logout", (HttpRequest request) => LogOut(request));
    }

    private IResult LogOut(HttpRequest request)
    {
        SignOuts++;
        return Results.Redirect(request.Query["client_id"] == ClientId ? request.Query["post_logout_redirect_uri"].ToString() : "/");
    }

    private JsonObject Described()
    {
        var description = new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
            ["end_session_endpoint"] = $"{Issuer}/logout",
        };
        Describe(description);
        return description;
    }

    private IResult Authorize(HttpRequest request)
    {
        Asked = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        codes[code] = new Begun(Asked["redirect_uri"], Asked["code_challenge"], Asked["nonce"]);
        var back = QueryHelpers.AddQueryString(Asked["redirect_uri"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = Asked["state"] });
        return AsksPerson ? Results.Text($"<!doctype html><html lang=zh><title>统一身份</title><h1>统一身份</h1><a href=\"{WebUtility.HtmlEncode(back)}\">以 {Subject} 登录</a></html>", "text/html; charset=utf-8") : Results.Redirect(back);
    }

    private async Task<IResult> RedeemAsync(HttpRequest request)
    {
        TokenRequests++;
        var form = await request.ReadFormAsync();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"));
        var isClient = request.Headers.Authorization == $"Basic {basic}" || (form["client_id"] == ClientId && form["client_secret"] == ClientSecret);

        // A code works once, for the client, the address and the verifier that it was given to.
        if (!isClient || !codes.TryRemove(form["code"].ToString(), out var begun) || begun.RedirectUri != form["redirect_uri"]
            || begun.Challenge != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))))
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var access = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = Subject,
            ["aud"] = ClientId,
            ["nonce"] = begun.Nonce,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["auth_time"] = now,
            ["at_hash"] = HalfDigest(access),
            ["name"] = "审计员",
            ["email"] = "audit@example.org",
            ["roles"] = new JsonArray("AuditAdministrator"),
        };
        Claims(claims);
        var header = new JsonObject { ["alg"] = Signer.Algorithm, ["kid"] = Signer.Id, ["typ"] = "JWT" };
        Header(header);
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return Results.Json(new { access_token = access, token_type = "Bearer", expires_in = 300, id_token = Token($"{signed}.{Base64Url.EncodeToString(Signer.Sign(Encoding.ASCII.GetBytes(signed)))}") });
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private sealed record Begun(string RedirectUri, string Challenge, string Nonce);
}

/// <summary>A browser without scripts on its way to the provider and back.</summary>
internal static class ProviderVisits
{
    /// <summary>Answers where the browser is sent; another page of the console when it is not sent to the provider.</summary>
    public static async Task<Uri?> BeginAtProviderAsync(this Visitor visitor, string returnUrl = "/")
    {
        using var answer = await visitor.PostAsync("/sign-in/oidc", ("returnUrl", returnUrl));
        return answer.Headers.Location;
    }

    public static async Task<string?> ComeBackAsync(this Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location?.ToString();
    }

    /// <summary>The whole way; answers where it leads to in the end.</summary>
    public static async Task<string?> SignInAtProviderAsync(this Visitor visitor, string returnUrl = "/")
    {
        var sent = await visitor.BeginAtProviderAsync(returnUrl);
        return sent is { IsAbsoluteUri: true } ? await visitor.ComeBackAsync(await IdentityProvider.FollowAsync(sent)) : sent?.ToString();
    }
}

/// <summary>A key of the provider, private part and all.</summary>
internal sealed record ProviderKey(string Id, string Algorithm, Func<byte[], byte[]> Sign, Func<JsonObject> Public)
{
    /// <param name="id">Its name.</param>
    /// <param name="algorithm">RS256 or PS256.</param>
    public static ProviderKey Rsa(string id, string algorithm)
    {
        var key = RSA.Create(2048);
        var padding = algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        var open = key.ExportParameters(includePrivateParameters: false);
        return new ProviderKey(id, algorithm, data => key.SignData(data, HashAlgorithmName.SHA256, padding), () => new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["alg"] = algorithm,
            ["n"] = Base64Url.EncodeToString(open.Modulus),
            ["e"] = Base64Url.EncodeToString(open.Exponent),
        });
    }

    public static ProviderKey Curve(string id)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var open = key.ExportParameters(includePrivateParameters: false).Q;
        return new ProviderKey(id, "ES256", data => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation), () => new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["use"] = "sig",
            ["kid"] = id,
            ["x"] = Base64Url.EncodeToString(open.X),
            ["y"] = Base64Url.EncodeToString(open.Y),
        });
    }
}
