using System.Collections.Concurrent;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Data.Facts;

/// <summary>
/// What has been read of the facts that filings share, so that a pass over many of them asks for each once. It lives no longer than that pass: what changes
/// meanwhile asks for a pass of its own.
/// </summary>
internal sealed class SharedFacts
{
    /// <summary>Digests by certificate number.</summary>
    public ConcurrentDictionary<string, byte[]> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>By the number's digest; null where the registry holds none.</summary>
    public ConcurrentDictionary<Guid, RegisteredFacts?> Registry { get; } = new();

    /// <summary>Trainees of the mentors that are worth counting; null for the others.</summary>
    public ConcurrentDictionary<(Guid Mentor, int Limit), Trainees?> Trainees { get; } = new();

    /// <summary>By institution.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<NameFacts>?> Names { get; } = new();

    /// <summary>By institution; null where the library holds none.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<LicenceFacts>?> Licences { get; } = new();

    /// <summary>Whether the registry holds anybody, and so whether it is worth asking; null = not known yet.</summary>
    public bool? RegistryHoldsAny { get; set; }

    /// <summary>Reads those of the keys that have not been read yet, and notes the ones that are not there.</summary>
    public static async Task FillAsync<TKey, TValue>(ConcurrentDictionary<TKey, TValue?> known, IEnumerable<TKey> keys, Func<IReadOnlyCollection<TKey>, Task<Dictionary<TKey, TValue>>> readAsync)
        where TKey : notnull
        where TValue : class
    {
        var missing = keys.Where(key => !known.ContainsKey(key)).Distinct().ToList();
        if (missing.Count == 0)
            return;
        var found = await readAsync(missing);
        foreach (var key in missing)
            known[key] = found.GetValueOrDefault(key);
    }
}
