using AdminConsole.Authorization;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Components.Controls;

/// <summary>
/// What a feature has waiting for a person. Features contribute theirs by registering one (<c>services.AddScoped&lt;IWaitingSource, XWaiting&gt;()</c>); the first
/// page shows them all and knows none of them, nor they it. Each line is counted by the feature's own queries under the very filter that its address says.
/// </summary>
public interface IWaitingSource
{
    /// <summary>Order among the sources.</summary>
    int Place { get; }

    /// <summary>Events after which its lines are asked for again.</summary>
    IReadOnlyList<ChangeKind> Kinds { get; }

    /// <summary>The lines of this person; none for whoever may not open their pages.</summary>
    Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default);
}

/// <param name="Key">Resource key of its words.</param>
/// <param name="Count">How many the page at the address lists.</param>
/// <param name="Address">Relative to the base address.</param>
public sealed record WaitingLine(string Key, int Count, string Address)
{
    /// <summary>When the one that has waited longest began to (UTC); shown in working days.</summary>
    public DateTime? Since { get; init; }

    /// <summary>How it looks while something waits.</summary>
    public Tone Tone { get; init; } = Tone.Accent;

    /// <summary>What stands in place of a number: a state of the node itself, and why.</summary>
    public string? Remark { get; init; }
}

/// <summary>How many wait, and since when the first of them does (UTC).</summary>
public readonly record struct Waiting(int Count, DateTime? Since);
