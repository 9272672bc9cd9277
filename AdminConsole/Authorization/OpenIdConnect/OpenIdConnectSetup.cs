using AdminConsole.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.OpenIdConnect;

/// <summary>统一身份 where a provider is configured. To put Microsoft's handler in place of ours, this file adds it to the same scheme with the same options.</summary>
public static class OpenIdConnectSetup
{
    public const string Scheme = "OpenIdConnect";

    /// <summary>Item of a challenge: the seconds that may have passed since the person signed in at the provider.</summary>
    public const string MaxAgeItem = ".max_age";

    public static IServiceCollection AddOpenIdConnect(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<OpenIdConnectOptions>(OpenIdConnectOptions.Section);
        services.AddSingleton<IValidateOptions<OpenIdConnectOptions>, OptionsCheck>();
        services.AddSingleton<OpenIdConnectProvider>();
        if (string.IsNullOrEmpty(configuration[$"{OpenIdConnectOptions.Section}:{nameof(OpenIdConnectOptions.Authority)}"]))
            return services;
        services.AddAuthentication().AddOAuth<OAuthOptions, OpenIdConnectHandler>(Scheme, _ => { });
        services.AddOptions<OAuthOptions>(Scheme).Configure<IOptions<OpenIdConnectOptions>, IHostEnvironment>((scheme, settings, host) => Configure(scheme, settings.Value, host));
        return services;
    }

    private static void Configure(OAuthOptions scheme, OpenIdConnectOptions settings, IHostEnvironment environment)
    {
        (scheme.ClientId, scheme.ClientSecret, scheme.CallbackPath) = (settings.ClientId, settings.ClientSecret, settings.CallbackPath);

        // The framework wants them named; where they really are, discovery says.
        (scheme.AuthorizationEndpoint, scheme.TokenEndpoint) = (settings.Authority, settings.Authority);
        scheme.UsePkce = true;

        // Who somebody is, and nothing about them: an account is found by that alone (AU-09).
        scheme.Scope.Add("openid");
        foreach (var (name, value) in settings.AdditionalAuthorizationParameters)
            scheme.AdditionalAuthorizationParameters[name] = value;
        scheme.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);

        // The provider sends the browser back by a link, with which a Lax cookie comes along; None would need HTTPS in Development too.
        (scheme.CorrelationCookie.Name, scheme.CorrelationCookie.Path, scheme.CorrelationCookie.SameSite) = (HostCookie.Named(environment, "AdminConsole.Correlation."), "/", SameSiteMode.Lax);
        scheme.CorrelationCookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    private sealed class OptionsCheck(IHostEnvironment environment) : IValidateOptions<OpenIdConnectOptions>
    {
        public ValidateOptionsResult Validate(string? name, OpenIdConnectOptions options) =>
            options.Fault(environment.IsDevelopment()) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
