using System.Diagnostics;

namespace AdminConsole.Tests.TestSupport;

/// <summary>The working copy that the running tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ServerProject => Path.Combine(Root, "AdminConsole");

    /// <summary>The server as its own build left it, in the same configuration as the tests: beside it lie its configuration files and asset manifest.</summary>
    public static string ServerAssembly { get; } = Path.Combine(
        Root, "AdminConsole", Path.GetRelativePath(Path.Combine(Root, "AdminConsole.Tests"), AppContext.BaseDirectory), "AdminConsole.dll");

    /// <summary>Where tests leave what helps to understand a failure.</summary>
    public static string TestResults => Directory.CreateDirectory(Path.Combine(Root, "TestResults")).FullName;

    /// <summary>Paths below <see cref="Root"/>, with forward slashes, of all files that git tracks or would track.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>The server's own sources whose name ends so, generated migrations aside.</summary>
    public static IReadOnlyList<string> ServerSources(params string[] endings) =>
    [
        .. Files.Where(file => file.StartsWith("AdminConsole/", StringComparison.Ordinal)
            && !file.Contains("/Migrations/", StringComparison.Ordinal)
            && endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))),
    ];

    public static string FullPath(string file) => Path.Combine(Root, file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdminConsole.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No AdminConsole.sln above {AppContext.BaseDirectory}.");
    }

    private static string[] ListFiles()
    {
        // A checkout that another user owns is normal where tests run in a container.
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. files.Distinct().Where(file => File.Exists(FullPath(file)))]
            : throw new InvalidOperationException($"git ls-files ended with {git.ExitCode} in {Root}.");
    }
}
