using AdminConsole.Configuration;
using Microsoft.AspNetCore.Mvc;

namespace AdminConsole.Features.Accounts.Own;

/// <summary>A plain post: language and colours are fixed when a request or a circuit begins.</summary>
internal static class PreferencesEndpoint
{
    public static IEndpointRouteBuilder MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/preferences", ChangeAsync).AllowAnonymous();
        return routes;
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? density, [FromForm] string? returnUrl, PreferencesService service, CancellationToken ct)
    {
        await service.ChangeAsync(context, language, theme, density, ct);
        return Results.LocalRedirect(LocalUrl.OrRoot(returnUrl));
    }
}
