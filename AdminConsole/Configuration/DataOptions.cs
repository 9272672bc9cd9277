using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Data</c>: where the installation keeps its files.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Absolute, or relative to the content root. Holds the SQLite database, the keys and the scans.</summary>
    [Required]
    public string Directory { get; set; } = "data";
}
