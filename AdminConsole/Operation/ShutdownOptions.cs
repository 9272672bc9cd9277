using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Operation;

/// <summary>Section <c>Shutdown</c>.</summary>
public sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>How long the server goes on, not ready, so that whoever distributes requests finds out.</summary>
    [Range(0, 60)]
    public int DrainSeconds { get; set; } = 5;

    /// <summary>How long what is under way may take after that.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 25;
}
