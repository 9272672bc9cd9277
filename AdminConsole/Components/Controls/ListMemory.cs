namespace AdminConsole.Components.Controls;

/// <summary>
/// Where each session left each list: filter, sort and page, as the address said them. In this server's memory, not in the browser's, and for a session only; a
/// person in it is an opaque id anyway (BR-08).
/// </summary>
public sealed class ListMemory(TimeProvider clock)
{
    private const int LongestQuery = 500;

    /// <summary>No session lives longer.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> kept = new(StringComparer.Ordinal);

    public void Keep(string session, string route, string query)
    {
        if (query.Length > LongestQuery)
            return;
        lock (gate)
        {
            if (!kept.TryGetValue(session, out var entry))
            {
                foreach (var (id, _) in kept.Where(pair => clock.GetElapsedTime(pair.Value.Since) >= Lifetime).ToList())
                    kept.Remove(id);
                kept[session] = entry = new Entry(clock.GetTimestamp());
            }

            entry.Queries[route] = query;
        }
    }

    /// <summary>The query with its question mark; empty when the list was left as it comes, or never seen.</summary>
    public string Find(string session, string route)
    {
        lock (gate)
            return kept.TryGetValue(session, out var entry) ? entry.Queries.GetValueOrDefault(route, "") : "";
    }

    private sealed record Entry(long Since)
    {
        public Dictionary<string, string> Queries { get; } = new(StringComparer.Ordinal);
    }
}
