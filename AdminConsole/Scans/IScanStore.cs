namespace AdminConsole.Scans;

/// <summary>Where images lie. Who may see one is decided through the record that refers to it, never by its name.</summary>
public interface IScanStore
{
    /// <summary>Keeps the bytes for good before it returns their storage name, which is random and says nothing about them.</summary>
    Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>The bytes as a stream that the caller disposes; null when there are none under that name.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken ct);

    /// <summary>Removes the bytes; no effect when there are none under that name.</summary>
    Task DeleteAsync(string name, CancellationToken ct);
}
