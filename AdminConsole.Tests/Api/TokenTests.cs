using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Data.Demonstration;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class TokenTests(ApiHosts hosts)
{
    [Theory, DatabaseData]
    public async Task Token_RightSecret_OpensTheApiAndIsOnRecord(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);

        var answer = await host.Anonymous.TokenAsync("other", ApiHost.Secret);

        Assert.Equal(200, answer.Status);
        Assert.Equal("Bearer", answer.Body!["token_type"]!.ToString());
        Assert.Equal(3600, (int)answer.Body["expires_in"]!);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(200, (await host.WithToken(answer.Body["access_token"]!.ToString()).GetAnswerAsync("/api/v1/seasons/current")).Status);
        Assert.Equal(302, (await host.WithToken(answer.Body["access_token"]!.ToString()).GetAnswerAsync("/")).Status);
        Assert.True(await host.ReadAsync(data => data.AuditEntries.AnyAsync(row => row.Action == "client.token" && row.Outcome == "ok" && row.ActorName == "other")));
    }

    [Fact]
    public async Task Token_BasicHeader_IsAccepted()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"other:{ApiHost.Secret}")));

        Assert.Equal(200, (await host.Anonymous.AnswerAsync(request)).Status);
    }

    [Theory, DatabaseData]
    public async Task Token_BasicHeaderWithANullCharacter_IsAnInvalidRequest(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        foreach (var pair in (string[])["%00:x", "\0:x", "a\0b:x"])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));

            var answer = await host.Anonymous.AnswerAsync(request);

            Assert.Equal((400, "invalid_request"), (answer.Status, answer.Body!["error"]!.ToString()));
        }
    }

    [Theory, DatabaseData]
    public async Task AU01_WrongUnknownAndDisabledClients_AreNotToldApart(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await host.AddClientAsync("disabled", disabled: true);
        var refusals = await host.ReadAsync(data => data.AuditEntries.CountAsync(row => row.Action == "client.token" && row.Outcome == "invalid_client"));

        var wrong = await host.Anonymous.TokenAsync(DemonstrationData.ClientId, "wrong");
        var unknown = await host.Anonymous.TokenAsync("nobody", "wrong");
        var disabled = await host.Anonymous.TokenAsync("disabled", ApiHost.Secret);

        Assert.Equal(401, wrong.Status);
        Assert.Equal("invalid_client", wrong.Body!["error"]!.ToString());
        Assert.Equal("客户端标识或密钥错误", wrong.Body["title"]!.ToString());
        Assert.StartsWith("Basic", wrong.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(wrong.Indistinguishable, unknown.Indistinguishable);
        Assert.Equal(wrong.Indistinguishable, disabled.Indistinguishable);
        Assert.Equal(refusals + 3, await host.ReadAsync(data => data.AuditEntries.CountAsync(row => row.Action == "client.token" && row.Outcome == "invalid_client")));
    }

    [Theory]
    [InlineData("invalid_request", "client_id=other&client_secret=x")]
    [InlineData("invalid_request", "grant_type=client_credentials&client_id=other")]
    [InlineData("invalid_request", "grant_type=client_credentials&grant_type=client_credentials&client_id=other&client_secret=x")]
    [InlineData("invalid_request", "")]
    [InlineData("unsupported_grant_type", "grant_type=password&client_id=other&client_secret=x")]
    [InlineData("invalid_scope", "grant_type=client_credentials&client_id=other&client_secret=a-secret-of-tests-only-0123456789abcdef0123456789abcdef&scope=everything")]
    public async Task Token_FaultyRequest_IsRefusedAsTheRfcSays(string error, string form)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        var answer = await host.Anonymous.SendBytesAsync(HttpMethod.Post, "/api/v1/token", Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded");

        Assert.Equal(400, answer.Status);
        Assert.Equal(error, answer.Body!["error"]!.ToString());
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task Token_JsonInsteadOfForm_IsRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        var answer = await host.Anonymous.SendBytesAsync(HttpMethod.Post, "/api/v1/token", "{}"u8.ToArray(), "application/json");

        Assert.Equal("invalid_request", answer.Body!["error"]!.ToString());
    }

    [Fact]
    public async Task Token_WithoutTheScope_OpensNothing()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await host.AddClientAsync("verifier", disabled: false, scopes: "verifications");
        var token = (await host.Anonymous.TokenAsync("verifier", ApiHost.Secret, "verifications")).Body!["access_token"]!.ToString();

        (await host.WithToken(token).GetAnswerAsync("/api/v1/seasons/current")).IsRefused(403, "forbidden");
    }

    [Theory, DatabaseData]
    public async Task AZ11_ClientDisabledMeanwhile_ItsTokenOpensNothing(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await host.AddClientAsync("leaving", disabled: false);
        var token = (await host.Anonymous.TokenAsync("leaving", ApiHost.Secret)).Body!["access_token"]!.ToString();

        await host.ChangeAsync(data => data.ApiClients.Single(row => row.ClientId == "leaving").Disabled = true);

        (await host.WithToken(token).GetAnswerAsync("/api/v1/seasons/current")).IsRefused(403, "forbidden");
    }

    [Fact]
    public async Task Token_Expired_IsRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var options = host.Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(AuthorizationSetup.ApiClientScheme);
        var client = await host.ReadAsync(data => data.ApiClients.Where(row => row.ClientId == DemonstrationData.ClientId).Select(row => row.Id).SingleAsync());
        var identity = new ClaimsIdentity([new(AccessScopes.ClientIdClaim, $"{client}"), new(AuthorizationSetup.ScopeClaim, AuthorizationSetup.SubmissionsScope)], "test");

        (await host.WithToken(Token(host.Clock.GetUtcNow().AddSeconds(-1))).GetAnswerAsync("/api/v1/seasons/current")).IsRefused(401, "token_invalid");
        Assert.Equal(200, (await host.WithToken(Token(host.Clock.GetUtcNow().AddSeconds(1))).GetAnswerAsync("/api/v1/seasons/current")).Status);

        string Token(DateTimeOffset expires) => options.BearerTokenProtector.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = expires }, "ApiClient:AccessToken"));
    }
}
