using AdminConsole.Configuration;
using AdminConsole.Jobs;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Sessions;

public static class SessionsSetup
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddValidated<UserSessionOptions>(UserSessionOptions.Section);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<UserSessionOptions>>((cookie, sessions) => cookie.ExpireTimeSpan = sessions.Value.Absolute);

        // What the framework keeps of a circuit whose browser has gone is kept no longer than the session could last without it (BR-13).
        services.AddOptions<CircuitOptions>().Configure<IOptions<UserSessionOptions>>((circuits, sessions) => circuits.PersistedCircuitInMemoryRetentionPeriod = sessions.Value.Idle);
        services.AddValidated<CircuitLimitOptions>(CircuitLimitOptions.Section);
        services.AddSingleton<OpenScreens>();
        services.AddScoped<SessionService>();
        services.AddScoped<SessionQueries>();
        services.AddScoped<SessionSweepService>();
        services.AddScoped<StepUp>();
        return services.AddRecurring("session-sweep", Recurrence.Every(TimeSpan.FromHours(1)), (provider, ct) => provider.GetRequiredService<SessionSweepService>().SweepAsync(ct));
    }

    /// <summary>A navigation that a person began, which browsers say so of, is something done (BR-02); what a script loads anew is not.</summary>
    public static IApplicationBuilder UseSessionActivity(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Headers["Sec-Fetch-User"] == "?1" && context.User.Identity?.IsAuthenticated == true)
            await context.RequestServices.GetRequiredService<SessionService>().TouchAsync(context.RequestAborted);
        await next(context);
    });
}
