namespace AdminConsole.Components.Controls;

/// <summary>One probation period as <see cref="PeriodBars"/> draws it.</summary>
/// <param name="Label">The institution's name.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Current">At the institution that reviews the filing.</param>
public sealed record PeriodBar(string Label, DateOnly Start, DateOnly End, bool Current)
{
    /// <summary>Its own whole months, where the caller shows them.</summary>
    public int? Months { get; init; }
}
