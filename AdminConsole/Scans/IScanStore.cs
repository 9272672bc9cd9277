namespace AdminConsole.Scans;

/// <summary>Where images lie, encrypted. Who may see one is decided through the record that refers to it, never by its name.</summary>
public interface IScanStore
{
    /// <summary>Keeps the bytes for good before it returns their storage name, which is random and says nothing about them.</summary>
    Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>The bytes; null when there are none under that name, or when they are not the ones that were saved.</summary>
    Task<byte[]?> ReadAsync(string name, CancellationToken ct);

    /// <summary>Seals with the newest key what an older one sealed. False when there was nothing to do; null when no key opens it.</summary>
    Task<bool?> SealAnewAsync(string name, CancellationToken ct);

    /// <summary>Whether something lies under that name; only <see cref="ReadAsync"/> tells whether it is whole.</summary>
    bool Holds(string name);

    /// <summary>Removes the bytes; no effect when there are none under that name.</summary>
    Task DeleteAsync(string name, CancellationToken ct);

    /// <summary>Names of everything saved before the moment, in no order, as the store comes by them.</summary>
    IEnumerable<string> NamesBefore(DateTime moment);

    /// <summary>Removes what a crash left half saved before the moment.</summary>
    void RemoveUnfinished(DateTime moment);
}
