using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Api</c>: how much JSON a request may carry.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    private const int KiB = 1024;

    /// <summary>Longest JSON body.</summary>
    [Range(64 * KiB, 4 * KiB * KiB)]
    public int MaxJsonBytes { get; set; } = KiB * KiB;

    /// <summary>Deepest JSON body.</summary>
    [Range(8, 32)]
    public int MaxJsonDepth { get; set; } = 16;
}
