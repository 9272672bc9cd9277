using System.Security.Claims;
using AdminConsole.Authorization.Sessions;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdminConsole.Authorization;

/// <summary>
/// Who acts in this request or circuit. Asked again for every operation, so that a role taken away or a person moved takes effect at once.
/// Without anybody it is <see cref="AccessScope.None"/>.
/// </summary>
public sealed class ActingScope(AccessScopes scopes, AuthenticationStateProvider authentication)
{
    private AccessScope? fixedScope;
    private Guid? fixedUser;
    private HttpContext? request;

    public async ValueTask<AccessScope> GetAsync(CancellationToken ct = default)
    {
        if (fixedScope is not null)
            return fixedScope;
        if (fixedUser is { } id)
            return await scopes.OfUserAsync(id, ct);
        return await scopes.OfAsync(await UserAsync(), ct);
    }

    /// <summary>False for work without a session: the product's own, and what runs on for somebody.</summary>
    public bool HasSession => fixedScope is null && fixedUser is null;

    /// <summary>The session of this request or circuit; null for whoever has none.</summary>
    public async ValueTask<CurrentSession?> SessionAsync(CancellationToken ct = default) => HasSession ? await scopes.SessionOfAsync(await UserAsync(), ct) : null;

    /// <summary>For plain HTTP, where no circuit knows the user. The endpoint's own scheme may replace the user later, so the request is kept, not the user.</summary>
    public void UseRequest(HttpContext context) => request = context;

    /// <summary>For the product's own work: start-up, sign-in and what the timetable runs.</summary>
    public void Use(AccessScope scope) => fixedScope = scope;

    /// <summary>For long work that somebody asked for: it may do what the person may at each moment, also after the circuit that asked is gone.</summary>
    public void UseUser(Guid userId) => fixedUser = userId;

    private async ValueTask<ClaimsPrincipal> UserAsync() => request?.User ?? (await authentication.GetAuthenticationStateAsync()).User;
}

public static class ActingScopeSetup
{
    /// <summary>Services of a background task's own, acting as the product itself.</summary>
    public static AsyncServiceScope CreateSystemScope(this IServiceScopeFactory factory)
    {
        var services = factory.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<ActingScope>().Use(AccessScope.System);
        return services;
    }
}
