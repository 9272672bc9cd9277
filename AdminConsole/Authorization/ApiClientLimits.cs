using System.Collections.Concurrent;
using System.Net;

namespace AdminConsole.Authorization;

/// <summary>What holds for an API client beside its scope.</summary>
/// <param name="Networks">Where it may call from; empty = anywhere.</param>
/// <param name="RatePerMinute">Null = as configured for all.</param>
public sealed record ApiClientLimits(IReadOnlyList<IPNetwork> Networks, int? RatePerMinute)
{
    /// <summary>False: there is nowhere to post outcomes to, so none need be written down.</summary>
    public bool WantsWebhooks { get; init; } = true;

    public static ApiClientLimits Of(string? networks, int? ratePerMinute) =>
        new([.. (networks ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => IPNetwork.Parse(text))], ratePerMinute);

    public bool AllowsFrom(IPAddress? address)
    {
        if (Networks.Count == 0)
            return true;
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && Networks.Any(network => network.Contains(plain));
    }
}

/// <summary>Remembers when each API client last called, until somebody writes it down.</summary>
public sealed class ApiClientUses(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, DateTime> used = new();

    public void Note(Guid clientId) => used[clientId] = clock.GetUtcNow().UtcDateTime;

    /// <summary>What was noted since the last call.</summary>
    public IReadOnlyDictionary<Guid, DateTime> Take()
    {
        var taken = new Dictionary<Guid, DateTime>();
        foreach (var id in used.Keys)
        {
            if (used.TryRemove(id, out var at))
                taken[id] = at;
        }

        return taken;
    }
}
