namespace AdminConsole.Domain.Accounts;

/// <summary>Colours of the screen; paper stays white.</summary>
public enum Theme
{
    /// <summary>As the person's computer has it.</summary>
    System,
    Light,
    Dark,
}

public enum Density
{
    Comfortable,

    /// <summary>More rows on a screen, for long days.</summary>
    Compact,
}

/// <summary>How a person likes the console to look. Its text, e.g. <c>zh-CN.Dark.Compact</c>, stands in the browser's cookie and in the user's row alike.</summary>
/// <param name="Language">One of <see cref="Languages"/>.</param>
/// <param name="Theme">Colours.</param>
/// <param name="Density">How close the lines stand.</param>
public sealed record Preferences(string Language, Theme Theme, Density Density)
{
    public const int TextLength = 40;

    /// <summary>Chinese first, English complete.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh-CN", "en"];

    public static Preferences Default { get; } = new(Languages[0], Theme.System, Density.Comfortable);

    /// <summary>What is missing or unknown is as it is for whoever has never chosen.</summary>
    public static Preferences Parse(string? text) => text?.Split('.') is [var language, var theme, var density] ? Default.With(language, theme, density) : Default;

    /// <summary>Changed in the parts that are given and known.</summary>
    public Preferences With(string? language, string? theme, string? density) => new(
        Languages.Contains(language) ? language! : Language,
        Enum.TryParse<Theme>(theme, out var newTheme) && Enum.IsDefined(newTheme) ? newTheme : Theme,
        Enum.TryParse<Density>(density, out var newDensity) && Enum.IsDefined(newDensity) ? newDensity : Density);

    public override string ToString() => $"{Language}.{Theme}.{Density}";
}
