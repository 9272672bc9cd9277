namespace AdminConsole.Help;

/// <summary>The part of a section that shows why it was found.</summary>
public static class Excerpt
{
    private const int Before = 20, Length = 90;

    /// <summary>Around the first of the words that occurs; the beginning where none does.</summary>
    public static string Of(string text, IReadOnlyList<string> words)
    {
        var at = words.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(place => place >= 0).DefaultIfEmpty(0).Min();
        var from = Math.Max(0, at - Before);
        var to = Math.Min(text.Length, from + Length);
        return (from > 0 ? "…" : "") + text[from..to] + (to < text.Length ? "…" : "");
    }
}
