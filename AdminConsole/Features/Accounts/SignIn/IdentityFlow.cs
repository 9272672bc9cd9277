using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.OpenIdConnect;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts.Own;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>The way to the provider of 统一身份 and back: to sign in, to link an account, or to prove who one is (AZ-09). What for, travels in the sealed state.</summary>
internal static class IdentityFlow
{
    private const string ReturnItem = "return", LinkItem = "link", ProveItem = "prove", SignInFailed = "/sign-in?failed=";

    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/oidc", SignInAsync).AllowAnonymous();
        routes.MapPost("/step-up/oidc", ProveAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy);
        routes.MapPost("/account/identity", LinkAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy);
        return routes;
    }

    public static IServiceCollection AddIdentityFlow(this IServiceCollection services)
    {
        services.AddOptions<OAuthOptions>(OpenIdConnectSetup.Scheme).Configure(options => (options.Events.OnTicketReceived, options.Events.OnRemoteFailure) = (ReceiveAsync, FailAsync));
        return services;
    }

    private static async Task<IResult> SignInAsync([FromForm] string? returnUrl, OpenIdConnectProvider provider, SignInService service, CancellationToken ct)
    {
        var target = LocalUrl.OrRoot(returnUrl);
        if (!provider.IsConfigured)
            return Results.NotFound();
        if (await provider.IssuerAsync(ct) is null)
            return Results.LocalRedirect(AfterFailure((await service.RefuseIdentityAsync(SignInErrors.IdentityUnavailable)).Code, target));
        return Results.Challenge(new AuthenticationProperties { Items = { [ReturnItem] = target } }, [OpenIdConnectSetup.Scheme]);
    }

    private static async Task<IResult> LinkAsync([FromForm] string? ticket, OpenIdConnectProvider provider, CancellationToken ct)
    {
        if (!provider.IsConfigured)
            return Results.NotFound();
        return await provider.IssuerAsync(ct) is null
            ? Results.LocalRedirect(AfterLink(SignInErrors.IdentityUnavailable))
            : Results.Challenge(new AuthenticationProperties { Items = { [LinkItem] = ticket ?? "" } }, [OpenIdConnectSetup.Scheme]);
    }

    /// <summary>The provider asks the person again: its session alone proves nothing now.</summary>
    private static async Task<IResult> ProveAsync([FromForm] string? returnUrl, OpenIdConnectProvider provider, CancellationToken ct)
    {
        if (!provider.IsConfigured)
            return Results.NotFound();
        return await provider.IssuerAsync(ct) is null
            ? Results.LocalRedirect(StepUpPage.Address(returnUrl, SignInErrors.IdentityUnavailable))
            : Results.Challenge(new AuthenticationProperties { Items = { [ProveItem] = returnUrl ?? "", [OpenIdConnectSetup.MaxAgeItem] = "60" } }, [OpenIdConnectSetup.Scheme]);
    }

    /// <summary>The provider has proved who it is. This runs before the console knows who asks, so it finds out first.</summary>
    private static async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        await TakeInAsync(context.HttpContext);
        var services = context.HttpContext.RequestServices;
        var identity = ProvenIdentity.Of(context.Principal!, services.GetRequiredService<IOptions<AuthOptions>>().Value);
        if (context.Properties!.Items.TryGetValue(LinkItem, out var ticket))
        {
            context.Response.Redirect(AfterLink((await services.GetRequiredService<OwnIdentityService>().LinkAsync(ticket, identity)).Error));
            return;
        }

        if (context.Properties.Items.TryGetValue(ProveItem, out var returnUrl))
        {
            var proved = await services.GetRequiredService<StepUpService>().WithIdentityAsync(identity);
            context.Response.Redirect(proved.IsOk ? StepUpPage.After(returnUrl) : StepUpPage.Address(returnUrl, proved.Error));
            return;
        }

        var target = LocalUrl.OrRoot(context.Properties.Items[ReturnItem]);
        var step = await services.GetRequiredService<SignInService>().WithIdentityAsync(identity, target);
        context.Response.Redirect(!step.IsOk ? AfterFailure(step.Error.Code, target) : SignInService.AddressOf(step.Value, target));
    }

    private static async Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        await TakeInAsync(context.HttpContext);
        var services = context.HttpContext.RequestServices;
        var error = context.Failure is ProviderUnavailableException ? SignInErrors.IdentityUnavailable : SignInErrors.IdentityRefused;

        // An answer to no question of this browser is nobody's sign-in.
        if (context.Failure is not (ProviderUnavailableException or IdentityRefusedException) && context.Properties is null)
            await services.GetRequiredService<Db>().RecordRefusalAsync("Address", $"GET {context.Options.CallbackPath}", error.Code, context.HttpContext.RequestAborted);
        else
            error = await services.GetRequiredService<SignInService>().RefuseIdentityAsync(error);

        if (context.Properties?.Items.TryGetValue(ProveItem, out var returnUrl) == true)
        {
            context.Response.Redirect(StepUpPage.Address(returnUrl, error));
            return;
        }

        // Whoever else is signed in was on the way to link an account.
        context.Response.Redirect(context.HttpContext.User.Identity?.IsAuthenticated == true ? AfterLink(error) : AfterFailure(error.Code, "/"));
    }

    private static async Task TakeInAsync(HttpContext http)
    {
        if ((await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } person)
            http.User = person;
        http.RequestServices.GetRequiredService<AuditOrigin>().Take(http);
        http.RequestServices.GetRequiredService<ActingScope>().UseRequest(http);
    }

    private static string AfterFailure(string code, string target) => $"{SignInFailed}{code}&returnUrl={Uri.EscapeDataString(target)}";

    private static string AfterLink(Error? error) => error is null ? "/account?done=identity" : $"/account?failed={error.Code}";
}
