using System.Text.RegularExpressions;
using AdminConsole.Help;
using AdminConsole.Tests.Architecture;
using AdminConsole.Tests.TestSupport;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Tests.Help;

public sealed partial class ManualTests
{
    private static readonly IReadOnlyList<ManualSection> Sections = [.. Manual.Chapters.SelectMany(chapter => chapter.Sections)];

    private static readonly IReadOnlyList<LinkInline> Links = [.. Sections.SelectMany(section => section.Document.Descendants<LinkInline>())];

    /// <summary>Every <c>?</c> has an answer: a new page is not finished before its paragraph is written.</summary>
    [Fact]
    public void Topics_EveryRoute_HasAParagraph()
    {
        var routes = typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>()).Select(route => route.Template).ToList();

        Findings.AssertNone(routes.Count, 60,
        [
            .. routes.Where(route => !HelpTopics.Anchors.ContainsKey(route)).Select(route => $"{route} has no paragraph"),
            .. HelpTopics.Anchors.Keys.Where(key => !routes.Contains(key.Split('?')[0])).Select(key => $"{key} is no route"),
            .. HelpTopics.Anchors.Values.Where(anchor => Manual.Find(anchor) is null).Select(anchor => $"{anchor} is not in the manual"),
        ]);
    }

    [Fact]
    public void Topics_TabsOfAnInstitution_AreThoseThatThereAre()
    {
        var sources = Repository.ServerSources(".cs").Select(file => File.ReadAllText(Repository.FullPath(file)));
        var tabs = sources.SelectMany(text => Tab().Matches(text)).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(tabs.Order(StringComparer.Ordinal), HelpTopics.Anchors.Keys.Where(key => key.Contains("?tab=", StringComparison.Ordinal)).Select(key => key.Split('=')[1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/review/{id:guid}", null, "filing")]
    [InlineData("/institutions/{id:guid}", null, "institution")]
    [InlineData("/institutions/{id:guid}", "licences", "licences")]
    [InlineData("/institutions/{id:guid}", "no-such-tab", "institution")]
    [InlineData("/no-such-route", null, "start")]
    [InlineData(null, null, "start")]
    public void Topics_RouteAndTab_LeadToTheParagraph(string? route, string? tab, string anchor) => Assert.Equal(anchor, HelpTopics.Of(route, tab).Anchor);

    [Fact]
    public void Chapters_AreComplete_AndEveryAnchorIsUnique()
    {
        Assert.Equal(Repository.Files.Count(file => file.StartsWith("docs/manual/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal)), Manual.Chapters.Count);
        Assert.Equal(Sections.Count, Sections.Select(section => section.Anchor).Distinct().Count());
        Assert.All(Manual.Chapters, chapter => Assert.NotEmpty(chapter.Sections));
        Assert.All(Sections, section => Assert.True(section.Text.Length > 20, $"{section.Anchor} says too little"));
        Assert.All(Sections, section => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", section.Title));
    }

    [Fact]
    public void Links_LeadToChaptersAndParagraphsThatThereAre()
    {
        var files = Repository.Files.Where(file => file.StartsWith("docs/manual/", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal);
        var links = Links.Where(link => !link.IsImage).Select(link => link.Url!).ToList();

        Findings.AssertNone(links.Count, 8, links.Where(link => !files.Contains(link.Split('#')[0]) || Sections.All(section => section.Address != Manual.Resolve(link))));
    }

    /// <summary>Both ways: a picture that nobody shows only makes the assembly heavier.</summary>
    [Fact]
    public void Pictures_ThoseNamedAndThoseThere_AreTheSame()
    {
        var named = Links.Where(link => link.IsImage).Select(link => link.Url!).ToList();
        var there = Repository.Files.Where(file => file.StartsWith("docs/manual/images/", StringComparison.Ordinal)).ToList();

        Assert.InRange(there.Count, 15, 25);
        Assert.Equal(there.Select(file => file["docs/manual/".Length..]).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.All(there, file => Assert.InRange(new FileInfo(Repository.FullPath(file)).Length, 2_000, 110_000));
        Assert.All(named, name => Assert.NotNull(Manual.Picture(Path.GetFileName(name))));
        Assert.All(Links.Where(link => link.IsImage), picture => Assert.NotEmpty(picture));
    }

    /// <summary>What <c>MarkdownText</c> does not draw would be missing on the page and nowhere else.</summary>
    [Fact]
    public void Text_UsesOnlyWhatIsDrawn()
    {
        Type[] drawn =
        [
            typeof(HeadingBlock), typeof(ParagraphBlock), typeof(ListBlock), typeof(ListItemBlock), typeof(QuoteBlock), typeof(FencedCodeBlock), typeof(Table), typeof(TableRow), typeof(TableCell),
            typeof(LiteralInline), typeof(CodeInline), typeof(EmphasisInline), typeof(LineBreakInline), typeof(LinkInline),
        ];
        var used = Sections.SelectMany(section => section.Document.Descendants()).Select(part => part.GetType()).Where(type => type != typeof(ContainerInline)).Distinct();

        Assert.Empty(used.Except(drawn));
    }

    [Theory]
    [InlineData("解锁", "institution-lock")]
    [InlineData("盖章 其他机构", "review-marks")]
    [InlineData("激活码", "activation")]
    public void Search_FindsTheParagraph(string question, string anchor) => Assert.Contains(Manual.Search(question), section => section.Anchor == anchor);

    [Fact]
    public void Search_HeadingsFirst_AndNothingForNothing()
    {
        Assert.Equal("confirmation-code", Manual.Search("单位确认码")[0].Anchor);
        Assert.Empty(Manual.Search("没有这样的词语"));
        Assert.Empty(Manual.Search("  "));
    }

    [Theory]
    [InlineData("一二三四五六七八九十", "五", "一二三四五六七八九十")]
    [InlineData("没有", "找不到", "没有")]
    public void Excerpt_ShortText_IsWhole(string text, string word, string expected) => Assert.Equal(expected, Excerpt.Of(text, [word]));

    [Fact]
    public void Excerpt_LongText_SurroundsTheWord()
    {
        var excerpt = Excerpt.Of(new string('前', 200) + "盖章" + new string('后', 200), ["盖章"]);

        Assert.StartsWith("…前", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("后…", excerpt, StringComparison.Ordinal);
        Assert.Contains("盖章", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 50, 100);
    }

    [Fact]
    public void Resolve_OtherLinks_StayAsTheyStand()
    {
        Assert.Equal("manual/public#verify", Manual.Resolve("15-public.md#verify"));
        Assert.Equal("https://www.nmec.org.cn", Manual.Resolve("https://www.nmec.org.cn"));
    }

    [GeneratedRegex("""new InstitutionTab\(\s*"(?<key>[a-z-]+)",""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tab();
}
