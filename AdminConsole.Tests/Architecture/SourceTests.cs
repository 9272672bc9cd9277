using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Architecture;

public sealed class SourceTests
{
    private static readonly string[] BinaryEndings = [".png", ".jpg", ".ico", ".woff2", ".xlsx"];

    /// <summary>Written in two parts, because this file is among those searched.</summary>
    private static readonly string[] MachineWords =
    [
        "/wo" + "rk/", "/ro" + "ot/", "nuget." + "org", "npmjs." + "org", "npmjs." + "com", "pypi." + "org", "pythonhosted." + "org", "docker." + "io", "ghcr." + "io", "mcr." + "microsoft.com", "deb.debian." + "org",
    ];

    [Theory]
    [InlineData(".razor", 200, 10)]
    [InlineData(".razor.cs", 300, 4)]
    [InlineData("Service.cs", 350, 2)]
    [InlineData("Queries.cs", 350, 2)]
    [InlineData("AdminConsole/Program.cs", 120, 1)]
    public void Files_StayWithinTheirLength(string ending, int most, int atLeast)
    {
        var files = Repository.ServerSources(ending);

        Findings.AssertNone(files.Count, atLeast, files
            .Select(file => (File: file, Lines: File.ReadLines(Repository.FullPath(file)).Count()))
            .Where(file => file.Lines > most)
            .Select(file => $"{file.File} has {file.Lines} lines, at most {most}"));
    }

    [Fact]
    public void Files_NameNoMachineAndNoRegistry()
    {
        var files = Repository.Files.Where(file => !BinaryEndings.Contains(Path.GetExtension(file))).ToList();

        Findings.AssertNone(files.Count, 100,
            from file in files
            from line in File.ReadLines(Repository.FullPath(file)).Index()
            from word in MachineWords
            where line.Item.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{file}:{line.Index + 1} {word}");
    }
}
