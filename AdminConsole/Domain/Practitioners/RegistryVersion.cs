namespace AdminConsole.Domain.Practitioners;

/// <summary>One version of the practising-physician registry: an import or a correction. Readers see the newest published one, whole.</summary>
public sealed class RegistryVersion : IDerived
{
    public const int SourceLength = 100;

    public required int Number { get; init; }

    /// <summary>What it was made from: a file's name, or empty for a correction.</summary>
    public required string Source { get; init; }

    public required string MadeBy { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>The job that wrote it; null for a correction.</summary>
    public Guid? JobId { get; init; }

    /// <summary>Null while it is a draft that only its preview shows.</summary>
    public DateTime? PublishedAt { get; set; }

    public int Added { get; set; }
    public int Changed { get; set; }
    public int Removed { get; set; }
}
