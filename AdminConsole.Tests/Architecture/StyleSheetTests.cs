using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Architecture;

public sealed class StyleSheetTests
{
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
}
