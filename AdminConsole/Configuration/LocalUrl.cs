namespace AdminConsole.Configuration;

internal static class LocalUrl
{
    /// <summary>The address when it leads to a page of ours, otherwise the start page (AU-13).</summary>
    public static string OrRoot(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) && !url.Contains('\\') ? url : "/";
}
