using AdminConsole.Domain.Practitioners;

namespace AdminConsole.Features.Practitioners;

/// <summary>What is looked for in the registry. Names and certificate numbers are personal, so this stays on the server; the address says <see cref="PractitionerFilter"/> (BR-08).</summary>
public sealed record PractitionerSearch
{
    public const int DefaultSize = 20, MostRows = 100;

    /// <summary>Part of a name, or a whole certificate number.</summary>
    public string Text { get; init; } = "";

    /// <summary>Null = whatever the state.</summary>
    public PractitionerState? State { get; init; }

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = DefaultSize;
}
