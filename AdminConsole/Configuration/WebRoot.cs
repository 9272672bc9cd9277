namespace AdminConsole.Configuration;

internal static class WebRoot
{
    /// <summary>
    /// While developing the web root is the repository's <c>wwwroot-assets</c>; published output carries it as <c>wwwroot</c>. Linking the files into the
    /// project instead serves them with an empty body in Development.
    /// </summary>
    public static string? Find()
    {
        const string Assets = "../wwwroot-assets";
        return Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), Assets)) ? Assets : null;
    }
}
