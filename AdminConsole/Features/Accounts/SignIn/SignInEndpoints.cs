using System.Security.Claims;
using AdminConsole.Authorization;
using AdminConsole.Authorization.OpenIdConnect;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Configuration;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>Sign-in and sign-out are plain form posts, not circuit events (AU-10).</summary>
public static class SignInEndpoints
{
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous();

        // The whole form is sent to ask for options, its answer still empty: binding a field of it is what asks for the form's token.
        routes.MapPost("/sign-in/key/options", async ([FromForm] string? credential, SignInService service) => Results.Text(await service.KeyOptionsAsync(), "application/json")).AllowAnonymous();
        routes.MapPost("/sign-in/key", WithKeyAsync).AllowAnonymous();
        routes.MapPost("/sign-in/key/new", async ([FromForm] string? credential, SignInService service) => await service.EnrolmentOptionsAsync() is { } json ? Results.Text(json, "application/json") : Results.NotFound()).AllowAnonymous();
        routes.MapPost("/sign-in/key/enrol", EnrolAsync).AllowAnonymous();
        routes.MapPost("/sign-out", SignOutAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/step-up/key/options", async ([FromForm] string? credential, StepUpService service) => Results.Text(await service.KeyOptionsAsync(), "application/json")).RequireAuthorization(AuthorizationSetup.SignedInPolicy);
        routes.MapPost("/step-up/key", ProveWithKeyAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy);
        routes.MapPost("/session/activity", ActAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy).WithMetadata(new RequireAntiforgeryTokenAttribute());
        return routes;
    }

    private static async Task<IResult> ProveWithKeyAsync([FromForm] string? credential, [FromForm] string? returnUrl, StepUpService service)
    {
        var result = await service.WithKeyAsync(credential);
        return Results.LocalRedirect(result.IsOk ? StepUpPage.After(returnUrl) : StepUpPage.Address(returnUrl, result.Error));
    }

    /// <summary>A script's word that the person clicked or typed on an open screen (BR-02); js/app.js says it once a minute at most.</summary>
    private static async Task<IResult> ActAsync(HttpContext context, SessionService service, CancellationToken ct)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return Results.BadRequest();
        await service.TouchAsync(ct);
        return Results.NoContent();
    }

    private static async Task<IResult> SignInAsync([FromForm] string? userName, [FromForm] string? password, [FromForm] string? returnUrl, SignInService service)
    {
        var target = LocalUrl.OrRoot(returnUrl);
        var result = await service.WithPasswordAsync(userName, password, target);
        if (!result.IsOk)
            return Refused(result.Error, target);
        return Results.LocalRedirect(SignInService.AddressOf(result.Value, target));
    }

    private static async Task<IResult> WithKeyAsync([FromForm] string? credential, [FromForm] string? returnUrl, SignInService service)
    {
        var target = LocalUrl.OrRoot(returnUrl);
        var result = await service.WithKeyAsync(credential, target);
        return result.IsOk ? Results.LocalRedirect(LocalUrl.OrRoot(result.Value)) : Refused(result.Error, target);
    }

    private static async Task<IResult> EnrolAsync([FromForm] string? credential, [FromForm] string? name, SignInService service)
    {
        var result = await service.EnrolAsync(credential, name);
        return result.IsOk ? Results.LocalRedirect(LocalUrl.OrRoot(result.Value)) : Refused(result.Error, "/");
    }

    private static IResult Refused(Error error, string target) => error.Kind == ErrorKind.Unavailable
        ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
        : Results.LocalRedirect($"/sign-in?failed={(error == SignInErrors.Failed ? "1" : error.Code)}&returnUrl={Uri.EscapeDataString(target)}");

    private static async Task<IResult> SignOutAsync(HttpContext context, SessionService service, OpenIdConnectProvider provider)
    {
        // Binding a form would refuse by itself; where none is bound, the verdict has to be asked for.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return Results.BadRequest();
        if (await service.SignOutAsync() is { } refusal)
            return Results.StatusCode(Api.ApiProblems.StatusOf(refusal.Kind));
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return provider.IsConfigured && SignInService.IsAtProvider(context.User.FindFirstValue(ClaimTypes.AuthenticationMethod)) ? Results.SignOut(authenticationSchemes: [OpenIdConnectSetup.Scheme]) : Results.LocalRedirect("/sign-in");
    }
}
