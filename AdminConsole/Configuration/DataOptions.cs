using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Data</c>: where the installation keeps its files.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Absolute, or relative to the content root. This node's own: the SQLite database, and everything else where nothing is shared.</summary>
    [Required]
    public string Directory { get; set; } = "data";

    /// <summary>What several nodes share: the keys, the scans, the record's anchors and archive. Absolute, or relative to the content root; null = <see cref="Directory"/>.</summary>
    public string? SharedDirectory { get; set; }
}
