namespace AdminConsole.Components.Controls;

/// <summary>What a tag's colour says. The words say it too.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Green,
    Amber,
    Red,
}
