using AdminConsole.Domain;

namespace AdminConsole.Jobs;

/// <summary>Up to when recurring work has been done.</summary>
public sealed class TimetableMark : IDerived
{
    public required string Name { get; init; }

    /// <summary>The due moment that was last served.</summary>
    public DateTime DoneUntil { get; set; }
}
