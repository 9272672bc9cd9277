using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.ApiClients;

/// <summary>Gives an API client its token: a protected ticket that the framework's bearer scheme reads again. Every try is on the record.</summary>
public sealed class TokenService(Db db, ActingScope acting, IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider clock)
{
    /// <summary>Error codes of RFC 6749 §5.2.</summary>
    public const string InvalidRequest = "invalid_request", InvalidClient = "invalid_client", InvalidScope = "invalid_scope";

    /// <summary>No secret has this digest.</summary>
    private static readonly byte[] Nothing = new byte[SHA256.HashSizeInBytes];

    /// <summary>The token, or the error code.</summary>
    /// <param name="clientId">OAuth client id.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="scope">Space-separated; all that the client may ask for when empty.</param>
    /// <param name="from">Where it is asked from.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<(TokenResponse? Token, string? Error)> IssueAsync(string clientId, string secret, string? scope, IPAddress? from, CancellationToken ct)
    {
        acting.Use(AccessScope.System);
        var client = await db.ReadAsync((data, token) => data.ApiClients.SingleOrDefaultAsync(row => row.ClientId == clientId, token), ct);

        // An unknown client is compared like a known one, so that time tells nothing.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        var isSecret = CryptographicOperations.FixedTimeEquals(given, client?.SecretSha256 ?? Nothing);
        var isPrevious = CryptographicOperations.FixedTimeEquals(given, client?.PreviousSecretSha256 ?? Nothing) && client?.PreviousSecretUntil > clock.GetUtcNow().UtcDateTime;
        if ((!isSecret && !isPrevious) || client is null or { Disabled: true } || !ApiClientLimits.Of(client.Networks, client.RatePerMinute).AllowsFrom(from))
            return (null, await NoteAsync(client, InvalidClient, ct));
        var allowed = client.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var asked = scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named ? named.Distinct(StringComparer.Ordinal).ToArray() : allowed;
        if (asked.Except(allowed, StringComparer.Ordinal).Any())
            return (null, await NoteAsync(client, InvalidScope, ct));
        acting.Use(AccessScope.ForApiClient(client.Id, client.Name));
        await NoteAsync(client, "ok", ct);
        return (Protect(client, asked), null);
    }

    private TokenResponse Protect(ApiClient client, string[] scopes)
    {
        var options = bearer.Get(AuthorizationSetup.ApiClientScheme);
        var identity = new ClaimsIdentity(
            [new(AccessScopes.ClientIdClaim, client.Id.ToString()), new(ClaimTypes.Name, client.Name), .. scopes.Select(scope => new Claim(AuthorizationSetup.ScopeClaim, scope))],
            AuthorizationSetup.ApiClientScheme);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + options.BearerTokenExpiration }, $"{AuthorizationSetup.ApiClientScheme}:AccessToken");
        return new TokenResponse(options.BearerTokenProtector.Protect(ticket), (int)options.BearerTokenExpiration.TotalSeconds, string.Join(' ', scopes));
    }

    private async Task<string> NoteAsync(ApiClient? client, string outcome, CancellationToken ct)
    {
        await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("client.token", nameof(ApiClient), client?.Id.ToString() ?? "unknown", outcome: outcome);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return outcome;
    }
}
