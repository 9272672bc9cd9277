using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Accounts;

/// <summary>Signing in by OpenID Connect, against a provider that can misbehave in every way.</summary>
public sealed class IdentitySignInTests(IdentityHosts hosts) : IClassFixture<IdentityHosts>
{
    private const string Unlinked = "/sign-in?failed=identity_unlinked&returnUrl=%2F", Refused = "/sign-in?failed=identity_refused&returnUrl=%2F", Unavailable = "/sign-in?failed=identity_unavailable&returnUrl=%2F";

    private IdentityProvider Provider => hosts.Provider;

    [Theory]
    [DatabaseData]
    public async Task AU09_LinkedIdentity_SignsIn_AndTheRecordSaysHow(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (id, _) = await hosts.NewPersonAsync(host);
        using var visitor = new Visitor(host.Address);

        Assert.Equal("/review?state=all", await visitor.SignInAtProviderAsync("/review?state=all"));

        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(visitor));
        Assert.Equal([("oidc", "ok")], await OutcomesAsync(host, id.ToString()));
        Assert.Equal(("code", "openid", "S256"), (Provider.Asked["response_type"], Provider.Asked["scope"], Provider.Asked["code_challenge_method"]));
        Assert.All((string[])["state", "nonce", "code_challenge"], name => Assert.True(Provider.Asked[name].Length >= 43));

        // Signed out of both.
        using var left = await visitor.PostAsync("/sign-out");
        Assert.Equal($"{Provider.Issuer}/logout?client_id={IdentityProvider.ClientId}&post_logout_redirect_uri={Uri.EscapeDataString(new Uri(host.Address, "/signout-callback-oidc").ToString())}", left.Headers.Location?.AbsoluteUri);
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(visitor));
        Assert.Equal("/", await visitor.ComeBackAsync("/signout-callback-oidc"));
    }

    /// <summary>Name, address and roles in the token are those of somebody else here: only issuer and subject count.</summary>
    [Theory]
    [DatabaseData]
    public async Task AU09_AZ05_UnknownSubject_IsToldSo_AndNothingIsMade(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        Provider.Subject = "nobody-here";
        var before = await host.ReadAsync(data => data.Users.CountAsync());
        using var visitor = new Visitor(host.Address);

        Assert.Equal(Unlinked, await visitor.SignInAtProviderAsync());

        Assert.Contains("该统一身份未绑定账号", (await visitor.OpenAsync(Unlinked)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(visitor));
        Assert.Equal(before, await host.ReadAsync(data => data.Users.CountAsync()));
        Assert.Contains(("oidc", "identity_unlinked"), await OutcomesAsync(host, "unknown"));
    }

    [Theory]
    [DatabaseData]
    public async Task AU09_SameSubjectOfAnotherIssuer_IsSomebodyElse(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (id, _) = await hosts.NewPersonAsync(host);
        await host.ReadAsync(data => data.UserLogins.Where(row => row.UserId == id).ExecuteUpdateAsync(row => row.SetProperty(link => link.LoginProvider, "https://elsewhere.example")));
        using var visitor = new Visitor(host.Address);

        Assert.Equal(Unlinked, await visitor.SignInAtProviderAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task AU09_DisabledAccount_StaysShut(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (id, _) = await hosts.NewPersonAsync(host);
        Assert.True((await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserService>().DisableAsync(id))).IsOk);
        using var visitor = new Visitor(host.Address);

        Assert.Equal("/sign-in?failed=account_disabled&returnUrl=%2F", await visitor.SignInAtProviderAsync());

        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(visitor));
        Assert.Equal([("oidc", "account_disabled")], await OutcomesAsync(host, id.ToString()));
    }

    /// <summary>Everything that can be wrong with a token, one by one; without the fault the same person signs in.</summary>
    [Theory]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("two audiences and no azp")]
    [InlineData("azp of another client")]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("expired")]
    [InlineData("no expiry")]
    [InlineData("issued tomorrow")]
    [InlineData("not yet valid")]
    [InlineData("at_hash")]
    [InlineData("no subject")]
    [InlineData("two subjects")]
    [InlineData("alg none")]
    [InlineData("alg HS256")]
    [InlineData("alg of another key")]
    [InlineData("critical extension")]
    [InlineData("wrong key")]
    [InlineData("claims exchanged")]
    [InlineData("no token")]
    public async Task AU09_TokenWithAFault_IsRefused(string fault)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var userName = await hosts.KnownPersonAsync(host);
        Spoil(fault, host.Clock.GetUtcNow().ToUnixTimeSeconds());
        using var visitor = new Visitor(host.Address);

        Assert.Equal(Refused, await visitor.SignInAtProviderAsync());

        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(visitor));
        Provider.Behave();
        Provider.Subject = userName;
        Assert.Equal("/", await visitor.SignInAtProviderAsync());
        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(visitor));
    }

    /// <summary>An answer belongs to the browser that asked, and is taken once.</summary>
    [Fact]
    public async Task AU09_AnswerUsedAgain_OrElsewhere_OrMadeUp_IsRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await hosts.KnownPersonAsync(host);
        using var visitor = new Visitor(host.Address);
        using var thief = new Visitor(host.Address);
        var answer = await IdentityProvider.FollowAsync(await visitor.BeginAtProviderAsync());
        var redeemed = Provider.TokenRequests;

        Assert.Equal(Refused, await thief.ComeBackAsync(answer));
        Assert.Equal(Refused, await visitor.ComeBackAsync("/signin-oidc?code=x&state=x"));
        Assert.Equal(redeemed, Provider.TokenRequests);
        Assert.Equal("/", await visitor.ComeBackAsync(answer));
        Assert.Equal("/account?failed=identity_refused", await visitor.ComeBackAsync(answer));
        Assert.Equal(redeemed + 1, Provider.TokenRequests);

        // The code alone, in a sign-in begun anew: the provider has seen it.
        using var other = new Visitor(host.Address);
        var next = await IdentityProvider.FollowAsync(await other.BeginAtProviderAsync());
        Assert.Equal(Refused, await other.ComeBackAsync(next.Replace(CodeOf(next), CodeOf(answer), StringComparison.Ordinal)));
        Assert.Equal(redeemed + 2, Provider.TokenRequests);

        // Who says no at the provider is not signed in.
        next = await IdentityProvider.FollowAsync(await other.BeginAtProviderAsync());
        Assert.Equal(Refused, await other.ComeBackAsync(next.Replace("code=", "error=access_denied&was=", StringComparison.Ordinal)));

        static string CodeOf(string address) => address.Split("code=")[1].Split('&')[0];
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task AU09_RotatedKey_IsFetchedAndBelieved(string algorithm)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await hosts.KnownPersonAsync(host);
        using var visitor = new Visitor(host.Address);
        Assert.Equal("/", await visitor.SignInAtProviderAsync());
        var key = algorithm == "ES256" ? ProviderKey.Curve("new-curve") : ProviderKey.Rsa($"new-{algorithm}", algorithm);
        Provider.Published.Add(key);
        Provider.Signer = key;
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("/", await visitor.SignInAtProviderAsync());
    }

    [Theory]
    [InlineData("another issuer", Unavailable)]
    [InlineData("answers name the issuer", Refused)]
    [InlineData("secret in the body", "/")]
    public async Task AU09_DescriptionOfTheProvider_IsHeldTo(string what, string leadsTo)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await hosts.KnownPersonAsync(host);
        Provider.Describe = description => description[what switch { "another issuer" => "issuer", "secret in the body" => "token_endpoint_auth_methods_supported", _ => "authorization_response_iss_parameter_supported" }] =
            what switch { "another issuer" => "https://elsewhere.example", "secret in the body" => new JsonArray("client_secret_post"), _ => true };
        host.Clock.Advance(TimeSpan.FromHours(1));
        using var visitor = new Visitor(host.Address);

        Assert.Equal(leadsTo, await visitor.SignInAtProviderAsync());

        host.Clock.Advance(TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("amr", "mfa", true)]
    [InlineData("acr", IdentityHosts.Factors, true)]
    [InlineData("amr", "otp", false)]
    [InlineData("acr", "urn:example:password", false)]
    public async Task AU06_ProvenFactors_SpareTheSecondStep_OthersDoNot(string claim, string value, bool isEnough)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var (id, _) = await hosts.NewPersonAsync(host, type: AuthenticationType.SecurityKey);
        Provider.Claims = claims => claims[claim] = claim == "amr" ? new JsonArray("pwd", value) : value;
        using var visitor = new Visitor(host.Address);

        Assert.Equal(isEnough ? "/" : "/sign-in/second", await visitor.SignInAtProviderAsync());

        Assert.Equal(isEnough ? HttpStatusCode.OK : HttpStatusCode.Found, await OpenQueueAsync(visitor));
        Assert.Equal([isEnough ? ("oidc+mfa", "ok") : ("oidc", "second_step")], await OutcomesAsync(host, id.ToString()));
        if (!isEnough)
            Assert.Contains("139****7801", (await visitor.OpenAsync("/sign-in/second")).Text, StringComparison.Ordinal);
    }

    /// <summary>Down, slow, or talking nonsense: it is said, nobody waits for long, and after five failures nobody waits at all. The password goes on working.</summary>
    [Fact]
    public async Task OP05_ProviderDownOrSlow_IsSaid_Spared_AndThePasswordWorks()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var userName = await hosts.KnownPersonAsync(host);
        using var visitor = new Visitor(host.Address);
        host.Clock.Advance(TimeSpan.FromHours(1));
        Provider.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = visitor.SignInAtProviderAsync();
        await Eventually.TrueAsync(() => Provider.Waiting > 0, "the provider is asked");
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Unavailable, await waiting);
        Assert.Contains("统一身份服务暂不可用，请使用其他方式登录", (await visitor.OpenAsync(Unavailable)).Text, StringComparison.Ordinal);

        Provider.Behave();
        Provider.Broken = HttpStatusCode.BadGateway;
        for (var failure = 0; failure < 6; failure++)
            Assert.Equal(Unavailable, await visitor.SignInAtProviderAsync());
        Provider.Behave();
        Assert.Equal(Unavailable, await visitor.SignInAtProviderAsync());
        using var signedIn = await visitor.PostAsync("/sign-in", ("userName", userName), ("password", IdentityHosts.Password));
        Assert.Equal("/", signedIn.Headers.Location?.ToString());

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Provider.Subject = userName;
        Assert.Equal("/", await visitor.SignInAtProviderAsync());
    }

    /// <summary>It answers while the sign-in begins and is gone when the code is to be redeemed.</summary>
    [Fact]
    public async Task OP05_ProviderDownOnTheWayBack_IsSaid()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await hosts.KnownPersonAsync(host);
        using var visitor = new Visitor(host.Address);
        var answer = await IdentityProvider.FollowAsync(await visitor.BeginAtProviderAsync());
        Provider.Broken = HttpStatusCode.ServiceUnavailable;

        Assert.Equal(Unavailable, await visitor.ComeBackAsync(answer));
    }

    [Fact]
    public async Task BR07_FormsMayLeadToTheProvider_AndNowhereElse()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var visitor = new Visitor(host.Address);

        using var page = await visitor.GetAsync("/sign-in");

        Assert.EndsWith($"; form-action 'self' {Provider.Issuer}", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> OpenQueueAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync("/review");
        return answer.StatusCode;
    }

    private static async Task<List<(string?, string)>> OutcomesAsync(ApiHost host, string objectId) =>
        (await host.ReadAsync(data => data.AuditEntries.Where(row => row.Action == "account.sign-in" && row.ObjectId == objectId).OrderBy(row => row.Sequence).ToListAsync())).ConvertAll(row => (row.Reason, row.Outcome));

    private void Spoil(string fault, long now)
    {
        var stranger = ProviderKey.Rsa("key-1", IdentityProvider.Algorithm);
        switch (fault)
        {
            case "alg none":
                Provider.Token = token => $"{Encode("""{"alg":"none"}""")}.{token.Split('.')[1]}.";
                break;
            case "alg HS256":
                // Signed with what everybody knows: the public key.
                Provider.Token = token => Sign($"{Encode("""{"alg":"HS256","kid":"key-1"}""")}.{token.Split('.')[1]}", data => System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Provider.Published[0].Public().ToJsonString()), data));
                break;
            case "alg of another key":
                Provider.Header = header => header["alg"] = "PS256";
                break;
            case "critical extension":
                Provider.Header = header => header["crit"] = new JsonArray("exp");
                break;
            case "wrong key":
                Provider.Signer = stranger;
                break;
            case "claims exchanged":
                Provider.Token = token => $"{token.Split('.')[0]}.{Encode(Payload(token).Replace("\"sub\":\"", "\"sub\":\"x", StringComparison.Ordinal))}.{token.Split('.')[2]}";
                break;
            case "two subjects":
                Provider.Token = token => Sign($"{token.Split('.')[0]}.{Encode(Payload(token).Replace("\"sub\":", "\"sub\":\"person-0\",\"sub\":", StringComparison.Ordinal))}", Provider.Signer.Sign);
                break;
            case "no token":
                Provider.Token = _ => "";
                break;
            default:
                Provider.Claims = claims => Spoil(claims, fault, now);
                break;
        }
    }

    private static void Spoil(JsonObject claims, string fault, long now)
    {
        var (claim, value) = fault switch
        {
            "issuer" => ("iss", "https://elsewhere.example"),
            "audience" => ("aud", "another-client"),
            "two audiences and no azp" => ("aud", new JsonArray(IdentityProvider.ClientId, "another-client")),
            "azp of another client" => ("azp", "another-client"),
            "nonce" => ("nonce", "of-another-sign-in"),
            "no nonce" => ("nonce", null),
            "expired" => ("exp", now - 600),
            "no expiry" => ("exp", null),
            "issued tomorrow" => ("iat", now + 86_400),
            "not yet valid" => ("nbf", now + 86_400),
            "at_hash" => ("at_hash", IdentityProvider.HalfDigest("another-token")),
            "no subject" => ("sub", (JsonNode?)null),
            _ => throw new InvalidOperationException(fault),
        };
        if (value is null)
            claims.Remove(claim);
        else
            claims[claim] = value;
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Payload(string token) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1]));

    private static string Sign(string signed, Func<byte[], byte[]> sign) => $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
}
