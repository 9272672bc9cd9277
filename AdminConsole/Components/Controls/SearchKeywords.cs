using System.Security.Cryptography;

namespace AdminConsole.Components.Controls;

/// <summary>
/// Keeps what people search for in memory, because a person's name or document number must not stand in a URL (BR-08). The id that stands there instead is
/// worth nothing to anybody else, and to its owner only for a working day.
/// </summary>
public sealed class SearchKeywords(TimeProvider clock)
{
    private const int MostPerUser = 50;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, List<Entry>> kept = [];

    /// <summary>The id under which the keyword is kept; the same for the same keyword while it lives.</summary>
    public Guid Keep(Guid userId, string keyword)
    {
        lock (gate)
        {
            foreach (var (user, entries) in kept.ToList())
            {
                entries.RemoveAll(IsOver);
                if (entries.Count == 0)
                    kept.Remove(user);
            }

            if (!kept.TryGetValue(userId, out var mine))
                kept[userId] = mine = [];
            var entry = mine.Find(entry => entry.Keyword == keyword);
            if (entry is null)
                mine.Add(entry = new Entry(new Guid(RandomNumberGenerator.GetBytes(16)), keyword));
            entry.UsedAt = clock.GetTimestamp();
            if (mine.Count > MostPerUser)
                mine.Remove(mine.MinBy(entry => entry.UsedAt)!);
            return entry.Id;
        }
    }

    /// <summary>The keyword, or null when it is over, unknown or somebody else's.</summary>
    public string? Find(Guid userId, Guid id)
    {
        lock (gate)
        {
            if (!kept.TryGetValue(userId, out var mine) || mine.Find(entry => entry.Id == id && !IsOver(entry)) is not { } entry)
                return null;
            entry.UsedAt = clock.GetTimestamp();
            return entry.Keyword;
        }
    }

    private bool IsOver(Entry entry) => clock.GetElapsedTime(entry.UsedAt) >= Lifetime;

    private sealed record Entry(Guid Id, string Keyword)
    {
        public long UsedAt { get; set; }
    }
}
