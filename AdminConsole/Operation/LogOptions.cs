using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Operation;

/// <summary>Section <c>Log</c>.</summary>
public sealed class LogOptions
{
    public const string Section = "Log";

    /// <summary>Where log files go, absolute or from the data folder.</summary>
    [Required]
    public string Directory { get; set; } = "logs";

    /// <summary>A file that has grown to this is closed and the next begun.</summary>
    [Range(1, 1024)]
    public int MaxFileMegabytes { get; set; } = 10;

    /// <summary>How many stay; older ones are removed.</summary>
    [Range(1, 1000)]
    public int Files { get; set; } = 20;
}
