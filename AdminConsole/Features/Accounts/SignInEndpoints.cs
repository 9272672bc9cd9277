using System.Security.Claims;
using System.Security.Cryptography;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AdminConsole.Features.Accounts;

/// <summary>Sign-in and sign-out are plain form posts, not circuit events (AU-10).</summary>
public static class SignInEndpoints
{
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        routes.MapPost("/sign-out", SignOutAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy).WithMetadata(new RequireAntiforgeryTokenAttribute());
        return routes;
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? returnUrl, SignInManager<AppUser> signIn, AccessScopes scopes, ActingScope acting, AuditOrigin origin, Db db)
    {
        var target = LocalUrl.OrRoot(returnUrl);
        var user = userName is null ? null : await signIn.UserManager.FindByNameAsync(userName);
        var accepted = user is { Disabled: false } && (await signIn.CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true)).Succeeded;

        // Whoever has shown who they are acts; anybody else is nobody yet.
        acting.Use(accepted ? await scopes.OfUserAsync(user!.Id) : AccessScope.None);
        origin.Session = accepted ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) : null;
        var recorded = await db.WriteAsync<Done>(work =>
        {
            work.Audit("account.sign-in", nameof(AppUser), user?.Id.ToString() ?? "unknown", outcome: accepted ? "ok" : "refused");
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        if (!recorded.IsOk)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (!accepted)
            return Results.LocalRedirect($"/sign-in?failed=1&returnUrl={Uri.EscapeDataString(target)}");
        await signIn.SignInWithClaimsAsync(user!, isPersistent: false, [new Claim(AuditOrigin.SessionClaim, origin.Session!)]);
        return Results.LocalRedirect(target);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<AppUser> signIn, Db db)
    {
        // Binding a form would refuse by itself; where none is bound, the verdict has to be asked for.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return Results.BadRequest();
        await db.WriteAsync<Done>(work =>
        {
            work.Audit("account.sign-out", nameof(AppUser), work.Scope.UserId?.ToString() ?? "unknown");
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        await signIn.SignOutAsync();
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.LocalRedirect("/sign-in");
    }
}
