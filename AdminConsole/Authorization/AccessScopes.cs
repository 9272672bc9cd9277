using System.Collections.Concurrent;
using System.Security.Claims;
using AdminConsole.Auditing;
using AdminConsole.Data;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Authorization;

/// <summary>
/// Resolves a principal to its <see cref="AccessScope"/> from the database, never from claims. Answers are cached for a short time, and dropped as soon as a
/// user, a role or the tree changes, because a circuit lives for hours.
/// </summary>
public sealed class AccessScopes : IDisposable
{
    /// <summary>Claim of the API client's id; set by the token endpoint alone.</summary>
    public const string ClientIdClaim = "client_id";

    /// <summary>Claim of the stamp that the user had at sign-in, as Identity names it.</summary>
    public const string StampClaim = "AspNet.Identity.SecurityStamp";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, (Resolved Resolved, long At, int Generation)> cache = new();
    private readonly AppDbContextFactory contexts;
    private readonly TimeProvider clock;
    private readonly LiveSubscription subscription;

    /// <summary>Counts changes of users, roles and tree: an answer that was being loaded while one happened is already stale.</summary>
    private int generation;

    public AccessScopes(AppDbContextFactory contexts, ChangeFeed feed, TimeProvider clock)
    {
        (this.contexts, this.clock) = (contexts, clock);
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
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
            return AccessScope.None;

        // A session from before the password was set anew, the roles were changed or the user was disabled is over (AU-11), and so is one that was signed out of.
        var resolved = await OfAsync(userId, LoadUserAsync, ct);
        return resolved.Stamp is not null && resolved.Stamp == principal.FindFirstValue(StampClaim) && !resolved.Ended.Contains(principal.FindFirstValue(AuditOrigin.SessionClaim) ?? "") ? resolved.Scope : AccessScope.None;
    }

    /// <summary>For work that goes on without a session.</summary>
    public async ValueTask<AccessScope> OfUserAsync(Guid userId, CancellationToken ct = default) => (await OfAsync(userId, LoadUserAsync, ct)).Scope;

    public void Dispose() => subscription.Dispose();

    private async ValueTask<Resolved> OfAsync(Guid id, Func<Guid, CancellationToken, Task<Resolved>> loadAsync, CancellationToken ct)
    {
        var (at, current) = (clock.GetTimestamp(), Volatile.Read(ref generation));
        if (cache.TryGetValue(id, out var known) && known.Generation == current && clock.GetElapsedTime(known.At) < Lifetime)
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
        var ended = await data.EndedSessions.Where(row => row.UserId == userId).Select(row => row.Session).ToListAsync(ct);
        return new Resolved(AccessScope.ForUser(userId, found.DisplayName, found.Id, found.Name, found.Kind, found.Roles), found.SecurityStamp) { Ended = ended.ToHashSet(StringComparer.Ordinal) };
    }

    /// <param name="Stamp">What a session must have been opened with; null for API clients.</param>
    private sealed record Resolved(AccessScope Scope, string? Stamp)
    {
        public static Resolved Nobody { get; } = new(AccessScope.None, Stamp: null);

        /// <summary>Sessions of the user that were signed out of.</summary>
        public IReadOnlySet<string> Ended { get; init; } = new HashSet<string>();
    }
}
