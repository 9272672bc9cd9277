using System.Collections.Concurrent;
using System.Security.Claims;
using AdminConsole.Auditing;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain.Accounts;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization;

/// <summary>
/// Resolves a principal to its <see cref="AccessScope"/> from the database, never from claims. Answers are cached for a short time, and dropped as soon as a
/// user, a role or the tree changes, because a circuit lives for hours.
/// </summary>
public sealed class AccessScopes : IDisposable
{
    /// <summary>Claim of the API client's id; set by the token endpoint alone.</summary>
    public const string ClientIdClaim = "client_id";

    /// <summary>Claim of the session's key: what a cookie must carry beside the session's id. A circuit that is open goes by the id alone.</summary>
    public const string KeyClaim = "session_key";

    private readonly ConcurrentDictionary<Guid, (Resolved Resolved, long At, int Generation)> cache = new();
    private readonly AppDbContextFactory contexts;
    private readonly TimeProvider clock;
    private readonly UserSessionOptions options;
    private readonly LiveSubscription subscription;

    /// <summary>Counts changes of users, roles and tree: an answer that was being loaded while one happened is already stale.</summary>
    private int generation;

    public AccessScopes(AppDbContextFactory contexts, ChangeFeed feed, TimeProvider clock, IOptions<UserSessionOptions> options)
    {
        (this.contexts, this.clock, this.options) = (contexts, clock, options.Value);
        subscription = feed.SubscribeImmediate(change =>
        {
            if (change.Kind is not (ChangeKind.User or ChangeKind.Session or ChangeKind.InstitutionTree or ChangeKind.ApiClient or ChangeKind.Missed))
                return;
            Interlocked.Increment(ref generation);
            cache.Clear();
        });
    }

    public async ValueTask<AccessScope> OfAsync(ClaimsPrincipal principal, CancellationToken ct = default)
    {
        if (principal.Identity?.IsAuthenticated != true)
            return AccessScope.None;
        if (Guid.TryParse(principal.FindFirstValue(ClientIdClaim), out var clientId))
            return (await OfAsync(clientId, LoadClientAsync, ct)).Scope;
        var (resolved, session) = await FindAsync(principal, ct);
        return session is { Ending: null } ? resolved.Scope : AccessScope.None;
    }

    /// <summary>The session of a person, as it stands; null for whoever has none.</summary>
    public async ValueTask<CurrentSession?> SessionOfAsync(ClaimsPrincipal principal, CancellationToken ct = default) => (await FindAsync(principal, ct)).Session;

    /// <summary>Whether a cookie is the session's present one: the one before a step-up is dead (AU-10).</summary>
    public async ValueTask<bool> HasKeyAsync(ClaimsPrincipal principal, CancellationToken ct = default) =>
        await SessionOfAsync(principal, ct) is { } session && session.Row.Key == principal.FindFirstValue(KeyClaim);

    /// <summary>For work that goes on without a session.</summary>
    public async ValueTask<AccessScope> OfUserAsync(Guid userId, CancellationToken ct = default) => (await OfAsync(userId, LoadUserAsync, ct)).Scope;

    /// <summary>Something of the user changed that no screen need hear of.</summary>
    public void Forget(Guid userId) => cache.TryRemove(userId, out _);

    public void Dispose() => subscription.Dispose();

    /// <summary>
    /// Whom a session belongs to and how it stands: over when it was ended, when its time is up, and when password, roles or anything else that it was opened
    /// with have changed since (AU-11). Another node may have prolonged it, or drawn its key anew: what does not hold by an older answer is asked again.
    /// </summary>
    private async ValueTask<(Resolved Resolved, CurrentSession? Session)> FindAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId) || principal.FindFirstValue(AuditOrigin.SessionClaim) is not { } id)
            return (Resolved.Nobody, null);
        var resolved = await OfAsync(userId, LoadUserAsync, ct);
        var session = Standing(resolved);
        if (session is { Ending: null } && (principal.FindFirstValue(KeyClaim) is not { } key || key == session.Row.Key))
            return (resolved, session);
        Forget(userId);
        resolved = await OfAsync(userId, LoadUserAsync, ct);
        return (resolved, Standing(resolved));

        CurrentSession? Standing(Resolved found) =>
            found.Sessions.GetValueOrDefault(id) is { } row ? new CurrentSession(row, row.EndingAt(clock.GetUtcNow().UtcDateTime, options.Limits, found.Stamp)) : null;
    }

    private async ValueTask<Resolved> OfAsync(Guid id, Func<Guid, CancellationToken, Task<Resolved>> loadAsync, CancellationToken ct)
    {
        var (at, current) = (clock.GetTimestamp(), Volatile.Read(ref generation));
        if (cache.TryGetValue(id, out var known) && known.Generation == current && clock.GetElapsedTime(known.At) < options.HalfRevalidation)
            return known.Resolved;
        var resolved = await loadAsync(id, ct);
        cache[id] = (resolved, at, current);
        return resolved;
    }

    private async Task<Resolved> LoadClientAsync(Guid clientId, CancellationToken ct)
    {
        await using var data = contexts.Create(AccessScope.System);
        var found = await data.ApiClients.Where(client => client.Id == clientId && !client.Disabled).Select(client => new { client.Name, client.Networks, client.RatePerMinute, WantsWebhooks = client.WebhookUrl != null }).SingleOrDefaultAsync(ct);
        return found is null ? Resolved.Nobody : new Resolved(AccessScope.ForApiClient(clientId, found.Name, ApiClientLimits.Of(found.Networks, found.RatePerMinute) with { WantsWebhooks = found.WantsWebhooks }), Stamp: null);
    }

    private async Task<Resolved> LoadUserAsync(Guid userId, CancellationToken ct)
    {
        await using var data = contexts.Create(AccessScope.System);
        var found = await (
            from user in data.Users
            join node in data.Institutions on user.InstitutionId equals node.Id
            where user.Id == userId && !user.Disabled
            select new { user.DisplayName, user.SecurityStamp, node.Id, node.Name, node.Kind, Roles = user.Roles.Select(row => row.Role).ToList() }).SingleOrDefaultAsync(ct);
        if (found is null)
            return Resolved.Nobody;
        var sessions = await data.UserSessions.AsNoTracking().Where(row => row.UserId == userId).ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, ct);
        return new Resolved(AccessScope.ForUser(userId, found.DisplayName, found.Id, found.Name, found.Kind, found.Roles), found.SecurityStamp) { Sessions = sessions };
    }

    /// <param name="Scope">Whose work it is.</param>
    /// <param name="Stamp">What a session must have been opened with; null for API clients.</param>
    private sealed record Resolved(AccessScope Scope, string? Stamp)
    {
        public static Resolved Nobody { get; } = new(AccessScope.None, Stamp: null);

        /// <summary>Sessions of the user by id, the ended ones of the last hours among them.</summary>
        public IReadOnlyDictionary<string, UserSession> Sessions { get; init; } = new Dictionary<string, UserSession>();
    }
}
