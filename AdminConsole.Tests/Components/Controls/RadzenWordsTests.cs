using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using AdminConsole.Components.Controls;
using AdminConsole.Resources;
using AdminConsole.Tests.Resources;
using AdminConsole.Tests.TestSupport;
using Radzen.Blazor;

namespace AdminConsole.Tests.Components.Controls;

public sealed partial class RadzenWordsTests
{
    /// <summary>The library's own keys, <c>Component_Words</c>.</summary>
    private static readonly HashSet<string> Keys =
        [.. RadzenStrings.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key)];

    [Fact]
    public void Words_OfCoveredComponents_AreComplete()
    {
        var covered = Keys.Where(key => RadzenWords.Components.Contains(ComponentOf(key))).Select(key => "radzen." + key).Order(StringComparer.Ordinal).ToList();

        Assert.True(covered.Count > 80);
        Assert.Equal(covered, ResourceFile.All.Single(file => file.Name == "radzen").Chinese.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Components_Covered_HaveWordsInTheLibrary() => Assert.Empty(RadzenWords.Components.Except(Keys.Select(ComponentOf)));

    [Fact]
    public void Components_UsedInMarkup_AreCovered()
    {
        var used = Repository.ServerSources(".razor").SelectMany(file => Element().Matches(File.ReadAllText(Repository.FullPath(file)))).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.Contains("Dialog", used);
        Assert.Empty(used.Intersect(Keys.Select(ComponentOf)).Except(RadzenWords.Components));
    }

    [Theory]
    [InlineData("zh-CN", "关闭对话框")]
    [InlineData("en", "Close dialog")]
    public void Get_CoveredKey_IsTheReadersWord(string culture, string word) =>
        Assert.Equal(word, new RadzenWords(Strings.Chinese.In(CultureInfo.GetCultureInfo(culture))).Get("Dialog_CloseAriaLabel", CultureInfo.InvariantCulture));

    [Fact]
    public void Get_OtherKey_LeavesItToTheLibrary() => Assert.Null(new RadzenWords(Strings.Chinese).Get("Spreadsheet_OK", CultureInfo.InvariantCulture));

    private static string ComponentOf(string key) => key[..key.IndexOf('_', StringComparison.Ordinal)];

    [GeneratedRegex(@"<Radzen(?<name>\w+)", RegexOptions.None, 1000)]
    private static partial Regex Element();
}
