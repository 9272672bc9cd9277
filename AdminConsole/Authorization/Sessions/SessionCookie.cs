using AdminConsole.Data;
using AdminConsole.Domain.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AdminConsole.Authorization.Sessions;

/// <summary>What is asked of a cookie at every request, and how the sign-in learns why it no longer holds.</summary>
internal static class SessionCookie
{
    /// <summary>Names, in the address of the sign-in, why the session before is over.</summary>
    public const string EndedParameter = "ended";

    private static readonly object EndingKey = new();

    /// <summary>Whoever is nobody any more is sent to the sign-in. Open screens load themselves anew (Components/Layout/SessionGuard, PermissionGate) and so come here too.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (scopes, ct) = (services.GetRequiredService<AccessScopes>(), context.HttpContext.RequestAborted);
        var session = await scopes.SessionOfAsync(context.Principal!, ct);
        if (session is { Ending: null } && await scopes.HasKeyAsync(context.Principal!, ct))
            return;
        context.RejectPrincipal();
        if (session?.Ending is not { } why)
            return;
        context.HttpContext.Items[EndingKey] = why;
        await using var product = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        await product.ServiceProvider.GetRequiredService<SessionService>().CloseAsync(session, ct);
    }

    public static void SayWhy(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.Items[EndingKey] is SessionEnding why and not (SessionEnding.SignedOut or SessionEnding.Outdated))
            context.RedirectUri += $"&{EndedParameter}={why}";
    }
}
