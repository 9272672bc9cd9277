using AdminConsole.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AdminConsole.Features.Accounts.Own;

/// <summary>What a browser needs to make a security key; the rest of /account is a page of forms.</summary>
public static class OwnAccountEndpoints
{
    public static IEndpointRouteBuilder MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/key/options", async ([FromForm] string? ticket, OwnAccountService service) => await service.KeyOptionsAsync(ticket) is { } json ? Results.Text(json, "application/json") : Results.NotFound())
            .RequireAuthorization(AuthorizationSetup.SignedInPolicy);
        routes.MapPost("/account/key", async ([FromForm] string? ticket, [FromForm] string? credential, OwnAccountService service) =>
        {
            var result = await service.AddKeyAsync(ticket, credential);
            return Results.LocalRedirect(result.IsOk ? "/account?done=key" : $"/account?failed={result.Error.Code}");
        }).RequireAuthorization(AuthorizationSetup.SignedInPolicy);
        return routes;
    }
}
