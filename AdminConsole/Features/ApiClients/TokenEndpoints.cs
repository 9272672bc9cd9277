using System.Net.Http.Headers;
using System.Text;
using AdminConsole.Api;
using AdminConsole.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminConsole.Features.ApiClients;

/// <summary>OAuth 2.0 client credentials (RFC 6749 §4.4). Its refusals have the form that RFC gives them (§5.2), not the one of the rest of the API.</summary>
public static class TokenEndpoints
{
    private const string Basic = "Basic";
    private const int MaxFormBytes = 8 * 1024;

    public static IEndpointRouteBuilder MapToken(this IEndpointRouteBuilder api)
    {
        api.MapPost("/token", IssueAsync).AllowAnonymous().RequireRateLimiting(ApiRates.AnonymousPolicy).WithTags("token")
            .WithName("issueToken").WithSummary("Token by client credentials: a form with grant_type, client_id, client_secret and scope; HTTP Basic works as well")
            .TakesForm("application/x-www-form-urlencoded", ["grant_type"], ("grant_type", null), ("client_id", null), ("client_secret", "password"), ("scope", null))
            .Answers(StatusCodes.Status200OK, new TokenResponse("CfDJ8Mexample", 3600, "submissions"))
            .Produces<TokenRefusal>(StatusCodes.Status400BadRequest).Produces<TokenRefusal>(StatusCodes.Status401Unauthorized);
        return api;
    }

    private static async Task<IResult> IssueAsync(HttpContext context, TokenService tokens)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        var (clientId, secret, error) = (default(string), default(string), default(string));
        var form = await ReadFormAsync(context.Request);
        if (form is null || form.Any(field => field.Value.Count != 1) || !form.TryGetValue("grant_type", out var grant))
            error = TokenService.InvalidRequest;
        else if (grant != "client_credentials")
            error = "unsupported_grant_type";
        else if (!TryReadClient(context.Request, form, out clientId, out secret))
            error = TokenService.InvalidRequest;
        if (error is not null)
            return Refuse(context, error);

        var issued = await tokens.IssueAsync(clientId!, secret!, form!["scope"], context.Connection.RemoteIpAddress, context.RequestAborted);
        return issued.Token is null ? Refuse(context, issued.Error!) : TypedResults.Ok(issued.Token);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType || request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) || request.ContentLength > MaxFormBytes)
            return null;
        try
        {
            return await request.ReadFormAsync(new Microsoft.AspNetCore.Http.Features.FormOptions { BufferBodyLengthLimit = MaxFormBytes, ValueCountLimit = 10, ValueLengthLimit = 1024, KeyLengthLimit = 100 });
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The client's name and secret, from the form or the Basic header; both at once is refused (§2.3).</summary>
    private static bool TryReadClient(HttpRequest request, IFormCollection form, out string? clientId, out string? secret)
    {
        (clientId, secret) = (form["client_id"], form["client_secret"]);
        if (request.Headers.Authorization.Count == 0)
            return clientId is not null && secret is not null;
        if (secret is not null || !AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || header is not { Scheme: Basic, Parameter: { } parameter })
            return false;
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
            return false;
        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        if (pair.Length != 2)
            return false;
        (clientId, secret) = (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1]));

        // PostgreSQL takes no U+0000; forms refuse it by themselves.
        return !clientId.Contains('\0', StringComparison.Ordinal);
    }

    private static JsonHttpResult<TokenRefusal> Refuse(HttpContext context, string error)
    {
        var status = error == TokenService.InvalidClient ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = $"{Basic} realm=\"api\", charset=\"UTF-8\"";
        return TypedResults.Json(new TokenRefusal(error, Strings.Chinese[$"token.{error}"]), statusCode: status);
    }
}
