using System.Collections.Concurrent;
using System.Security.Claims;
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

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, (AccessScope Scope, long At, int Generation)> cache = new();
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
            if (change.Kind is not (ChangeKind.User or ChangeKind.InstitutionTree or ChangeKind.ApiClient))
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
            return await OfAsync(clientId, LoadClientAsync, ct);
        return Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId) ? await OfUserAsync(userId, ct) : AccessScope.None;
    }

    public ValueTask<AccessScope> OfUserAsync(Guid userId, CancellationToken ct = default) => OfAsync(userId, LoadUserAsync, ct);

    public void Dispose() => subscription.Dispose();

    private async ValueTask<AccessScope> OfAsync(Guid id, Func<Guid, CancellationToken, Task<AccessScope>> loadAsync, CancellationToken ct)
    {
        var (at, current) = (clock.GetTimestamp(), Volatile.Read(ref generation));
        if (cache.TryGetValue(id, out var known) && known.Generation == current && clock.GetElapsedTime(known.At) < Lifetime)
            return known.Scope;
        var scope = await loadAsync(id, ct);
        cache[id] = (scope, at, current);
        return scope;
    }

    private async Task<AccessScope> LoadClientAsync(Guid clientId, CancellationToken ct)
    {
        await using var data = contexts.Create(AccessScope.System);
        var found = await data.ApiClients.Where(client => client.Id == clientId && !client.Disabled).Select(client => new { client.Name, client.Networks, client.RatePerMinute, WantsWebhooks = client.WebhookUrl != null }).SingleOrDefaultAsync(ct);
        return found is null ? AccessScope.None : AccessScope.ForApiClient(clientId, found.Name, ApiClientLimits.Of(found.Networks, found.RatePerMinute) with { WantsWebhooks = found.WantsWebhooks });
    }

    private async Task<AccessScope> LoadUserAsync(Guid userId, CancellationToken ct)
    {
        await using var data = contexts.Create(AccessScope.System);
        var found = await (
            from user in data.Users
            join node in data.Institutions on user.InstitutionId equals node.Id
            where user.Id == userId && !user.Disabled
            select new { user.DisplayName, node.Id, node.Name, node.Kind, Roles = user.Roles.Select(row => row.Role).ToList() }).SingleOrDefaultAsync(ct);
        return found is null ? AccessScope.None : AccessScope.ForUser(userId, found.DisplayName, found.Id, found.Name, found.Kind, found.Roles);
    }
}
