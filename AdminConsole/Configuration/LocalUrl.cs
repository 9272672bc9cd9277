namespace AdminConsole.Configuration;

internal static class LocalUrl
{
    /// <summary>The address when it leads to a page of ours, otherwise the start page (AU-13). A header takes visible ASCII only, as every address in it is escaped.</summary>
    public static string OrRoot(string? url) =>
        url is ['/', ..] && url is not ['/', '/', ..] && url.All(character => character is > ' ' and < '\u007f' and not '\\') ? url : "/";
}
