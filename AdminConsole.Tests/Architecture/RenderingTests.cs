using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Tests.Architecture;

public sealed class RenderingTests
{
    [Fact]
    public void BR15_ServerCode_MakesNoMarkupOutOfText() =>
        Findings.AssertNone(References.Server.Count, 1000, References.Server.Where(reference => reference.To == typeof(MarkupString)).Select(Findings.Describe));

    [Fact]
    public void BR15_Sources_AddNoMarkupByHand()
    {
        // The compiler calls AddMarkupContent itself, with the constant parts of a component; by hand it would take data.
        var files = Repository.ServerSources(".cs", ".razor");

        Findings.AssertNone(files.Count, 50, Lines(files, "AddMarkupContent", nameof(MarkupString)));
    }

    [Fact]
    public void BR15_Scripts_MakeNoMarkupOutOfText()
    {
        var files = Repository.Files.Where(file => file.EndsWith(".js", StringComparison.Ordinal) && file.StartsWith("wwwroot-assets/", StringComparison.Ordinal)).ToList();

        Findings.AssertNone(files.Count, 1, Lines(files, "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function("));
    }

    private static IEnumerable<string> Lines(IEnumerable<string> files, params string[] words) =>
        from file in files
        from line in File.ReadLines(Repository.FullPath(file)).Index()
        from word in words
        where line.Item.Contains(word, StringComparison.Ordinal)
        select $"{file}:{line.Index + 1} {word}";
}
