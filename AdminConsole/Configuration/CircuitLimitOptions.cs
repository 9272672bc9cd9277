using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Circuit</c>: open screens.</summary>
public sealed class CircuitLimitOptions
{
    public const string Section = "Circuit";

    /// <summary>Screens that one person has open at once at one node: one more closes the oldest.</summary>
    [Range(2, 1000)]
    public int PerUser { get; set; } = 10;
}
