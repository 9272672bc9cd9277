using AdminConsole.Authorization;

namespace AdminConsole.Components.Controls;

/// <summary>
/// What the command palette finds in a feature. Features contribute theirs by registering one (<c>services.AddScoped&lt;IPaletteSource, XPalette&gt;()</c>); the
/// palette knows none of them, nor they it. Each asks its own list's queries, so that it finds what the list would, and no more.
/// </summary>
public interface IPaletteSource
{
    /// <summary>How many it names at most; the list holds the rest.</summary>
    const int Most = 6;

    /// <summary>Order among the sources.</summary>
    int Place { get; }

    /// <summary>Resource key of the heading over what it finds.</summary>
    string Title { get; }

    /// <summary>What the text may mean; nothing for whoever may not open the list.</summary>
    Task<IReadOnlyList<PaletteEntry>> FindAsync(AccessScope scope, string text, CancellationToken ct = default);
}

/// <param name="Words">What it is.</param>
/// <param name="Note">What tells it from others of the name.</param>
/// <param name="Address">Relative to the base address; a person's name or number in it as an opaque id (BR-08).</param>
public sealed record PaletteEntry(string Words, string? Note, string Address);
