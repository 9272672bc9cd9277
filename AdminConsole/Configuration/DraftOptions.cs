using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Drafts</c>: direct entries and opinions that were typed and never submitted.</summary>
public sealed class DraftOptions
{
    public const string Section = "Drafts";

    /// <summary>A draft that nobody has changed for so many days is removed.</summary>
    [Range(7, 365)]
    public int KeepDays { get; set; } = 30;
}
