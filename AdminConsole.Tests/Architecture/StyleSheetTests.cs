using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Architecture;

public sealed class StyleSheetTests
{
    private static readonly Regex Literal = new(@"#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|lab|light-dark)\(|(?<=:[^;{]*)(?<![-\w])(white|black|red|green|blue|gray|grey|yellow|orange)(?![-\w])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private static readonly Regex StyledByHand = new("""\b(style|bgcolor|color)\s*=\s*"|(?<=\b(fill|stroke)\s*=\s*")(?!none|currentColor)|<style""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>A brace that a merge dropped swallows every rule after it, and no build says so.</summary>
    [Fact]
    public void Rules_EachIsClosed_BeforeTheNextBegins()
    {
        var text = Regex.Replace(File.ReadAllText(Repository.FullPath("wwwroot-assets/css/app.css")), @"/\*.*?\*/", "", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        var rules = 0;
        Stack<string> open = [];
        foreach (var part in Regex.Matches(text, @"[^{};]*[{};]", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value.Trim()))
        {
            if (part.EndsWith('{'))
            {
                Assert.True(open.All(outer => outer.StartsWith('@')), $"{part} stands inside {string.Join(' ', open)}");
                open.Push(part);
                rules++;
            }
            else if (part.EndsWith('}'))
            {
                Assert.True(open.TryPop(out _), "A brace too many.");
            }
        }

        Assert.Empty(open);
        Assert.True(rules > 300);
    }

    /// <summary>Colours have names, and each name two: by day and by night. What is drawn in a colour of its own is unreadable in one of them.</summary>
    [Fact]
    public void Colours_AreNamedOnce_AndNowhereElse()
    {
        const string begin = ":root {\n  color-scheme: light dark;";
        var text = Regex.Replace(File.ReadAllText(Repository.FullPath("wwwroot-assets/css/app.css")), @"/\*.*?\*/", "", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        var end = text.IndexOf('}', start);
        var literals = Literal.Matches(text);

        Assert.True(start > 0 && literals.Count > 60);
        Assert.Empty(literals.Where(match => match.Index < start || match.Index > end).Select(match => $"{match.Value} in line {text[..match.Index].Count(character => character == '\n') + 1}"));
    }

    [Fact]
    public void Pages_AreNotStyledByHand()
    {
        var files = Repository.ServerSources(".razor");

        Findings.AssertNone(files.Count, 100,
            from file in files
            from line in File.ReadLines(Repository.FullPath(file)).Index()
            where StyledByHand.IsMatch(line.Item)
            select $"{file}:{line.Index + 1} {line.Item.Trim()}");
    }
}
