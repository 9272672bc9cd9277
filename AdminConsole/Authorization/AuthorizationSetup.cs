using AdminConsole.Auditing;
using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Jobs;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminConsole.Authorization;

public static class AuthorizationSetup
{
    /// <summary>Authentication scheme of API clients; their tokens open the API and nothing else.</summary>
    public const string ApiClientScheme = "ApiClient";

    /// <summary>Policy of the intake API: a token with the OAuth scope <c>submissions</c>.</summary>
    public const string IntakePolicy = "Intake";

    /// <summary>Policy of the registration system's own question: a token with the OAuth scope <c>verifications</c>.</summary>
    public const string VerificationPolicy = "Verification";

    /// <summary>Policy of what every signed-in person may open.</summary>
    public const string SignedInPolicy = "SignedIn";

    /// <summary>Policy of the circuits' own address: a signed-in person, asking from our own pages (BR-05).</summary>
    public const string CircuitPolicy = "Circuit";

    public const string ScopeClaim = "scope";
    public const string SubmissionsScope = "submissions", VerificationsScope = "verifications";

    public static IServiceCollection AddAccessControl(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddBearerToken(ApiClientScheme, options => options.BearerTokenExpiration = TimeSpan.FromHours(1))
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options => ConfigureCookie(options, environment)));
        services.AddIdentityCore<AppUser>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.User.AllowedUserNameCharacters += "·";
            })
            .AddEntityFrameworkStores<AppDbContext>().AddSignInManager();
        services.AddValidated<AuthOptions>(AuthOptions.Section).Validate<IHostEnvironment>(
            (options, host) => host.IsDevelopment() || options.RequireSecondFactor != false,
            $"{AuthOptions.Section}:{nameof(AuthOptions.RequireSecondFactor)} can be switched off in Development only.");
        services.AddOptions<IdentityPasskeyOptions>().Configure<Microsoft.Extensions.Options.IOptions<AuthOptions>>((options, auth) =>
        {
            // The key itself asks for finger or PIN, so that it is two factors at once.
            (options.ServerDomain, options.UserVerificationRequirement, options.ResidentKeyRequirement) = (auth.Value.ServerDomain, "required", "required");

            // What the key has signed must be said of this very origin (AU-08). Identity would compare with the Origin header, which a form leaves out here: our
            // pages send no referrer.
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}");
        });
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().Build())
            .AddPolicy(SignedInPolicy, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser())
            .AddPolicy(CircuitPolicy, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().RequireAssertion(context => context.Resource is not HttpContext http || ComesFromOurPages(http.Request)))
            .AddPolicy(IntakePolicy, policy => OfClients(policy, SubmissionsScope))
            .AddPolicy(VerificationPolicy, policy => OfClients(policy, VerificationsScope));
        services.AddScoped<IAuthorizationHandler, PermissionAuthorizationHandler>();
        services.AddDataProtection().SetApplicationName("AdminConsole");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DataDirectory, FieldSealer, ILoggerFactory>((options, directory, sealer, loggers) =>
        {
            options.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(directory.Keys), loggers);
            options.XmlEncryptor = new SealedKeyEncryptor(sealer);
        });
        services.AddAntiforgery(options =>
        {
            // Not Always: where nothing says that the request came over TLS, the framework would fail instead of leaving it to the browser to refuse the cookie.
            (options.Cookie.Name, options.Cookie.SecurePolicy) = (HostCookie.Named(environment, "AdminConsole.Form"), CookieSecurePolicy.SameAsRequest);
            (options.Cookie.HttpOnly, options.Cookie.SameSite, options.Cookie.Path) = (true, SameSiteMode.Strict, "/");
        });
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddCodes();
        services.AddSingleton<AccessScopes>();
        services.AddSingleton<ApiClientUses>();
        services.AddScoped<ActingScope>();
        services.AddSessions();
        services.AddScoped<AuditOrigin>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<CircuitHandler, CircuitOrigin>());
        return services;
    }

    /// <summary>Tells the request's services who asks and from where, and that a person did something. Circuits learn who asks from <see cref="CircuitOrigin"/>.</summary>
    public static IApplicationBuilder UseActingScope(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<AuditOrigin>().Take(context);
        context.RequestServices.GetRequiredService<ActingScope>().UseRequest(context);
        return next(context);
    }).UseSessionActivity();

    /// <summary>
    /// What opens a circuit or connects to one says where it comes from, and a browser lets no page lie about that. The rest, e.g. the word that a page is being
    /// left, opens nothing and need not say it.
    /// </summary>
    private static bool ComesFromOurPages(HttpRequest request)
    {
        var connects = HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Count > 0 || (HttpMethods.IsPost(request.Method) && request.Path.Value?.EndsWith("/negotiate", StringComparison.Ordinal) == true);
        return !connects || request.Headers.Origin == $"{request.Scheme}://{request.Host}";
    }

    private static void OfClients(AuthorizationPolicyBuilder policy, string scope) =>
        policy.AddAuthenticationSchemes(ApiClientScheme).RequireAuthenticatedUser().RequireClaim(ScopeClaim, scope).RequireAssertion(IsActiveClientAsync);

    /// <summary>A token outlives the client that is disabled, or bound to other networks, meanwhile; what it opens does not.</summary>
    private static async Task<bool> IsActiveClientAsync(AuthorizationHandlerContext context)
    {
        if (context.Resource is not HttpContext http)
            return false;
        var scope = await http.RequestServices.GetRequiredService<AccessScopes>().OfAsync(context.User);
        if (scope.Client is not { } client || !client.AllowsFrom(http.Connection.RemoteIpAddress))
            return false;

        // For the rate limiter, which runs later and cannot ask.
        http.Features.Set(client);
        http.RequestServices.GetRequiredService<ApiClientUses>().Note(scope.NodeId);
        return true;
    }

    private static void ConfigureCookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        // Development runs on plain HTTP, where a browser refuses a __Host- cookie.
        options.Cookie.Name = HostCookie.Named(environment, "AdminConsole");
        options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
        var redirectAsync = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context =>
        {
            SessionCookie.SayWhy(context);
            return redirectAsync(context);
        };

        // Said at the address that was asked for, with its status; Components/ConsolePages puts the page to it.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}

/// <summary>Gives a circuit's audit entries the address and the session that its connection came from.</summary>
internal sealed class CircuitOrigin(AuditOrigin origin, IHttpContextAccessor http) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (http.HttpContext is { } context)
            origin.Take(context);
        return Task.CompletedTask;
    }
}
