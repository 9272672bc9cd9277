using AdminConsole.Domain;

namespace AdminConsole.Components.Controls;

/// <summary>What a person is asked before an act that destroys or goes out.</summary>
/// <param name="Title">The act, e.g. 锁定机构.</param>
/// <param name="Text">What will happen.</param>
/// <param name="Act">The button's words: the act again, never just "OK".</param>
public sealed record Confirmation(Phrase Title, Phrase Text, Phrase Act)
{
    /// <summary>The names of what the act touches.</summary>
    public required IReadOnlyList<string> Things { get; init; }

    /// <summary>How many it touches, where <see cref="Things"/> names only some.</summary>
    public int? Count { get; init; }

    /// <summary>Cannot be undone.</summary>
    public bool Destructive { get; init; }
}
