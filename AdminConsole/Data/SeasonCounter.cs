namespace AdminConsole.Data;

/// <summary>Last number given in a season. Counted inside the submitting transaction, so that a refused filing leaves no gap.</summary>
public sealed class SeasonCounter
{
    public required string SeasonId { get; init; }
    public int Last { get; set; }
}
