using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AdminConsole.Help;

/// <summary>
/// The built-in manual: the files of docs/manual, which the assembly carries. A file is a chapter, every <c>##</c> heading in it a section with an anchor of its
/// own (<c>## &lt;a id="…"&gt;&lt;/a&gt;标题</c>, which a viewer of the files hides). It is in Chinese, the language of those who do the work.
/// </summary>
public static partial class Manual
{
    /// <summary>Of its texts, for <c>lang</c>.</summary>
    public const string Language = "zh-CN";

    private const string Prefix = "Manual/", PicturePrefix = "Manual/images/";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private static readonly Lazy<IReadOnlyList<ManualChapter>> Read = new(ReadAll);

    private static readonly Lazy<Dictionary<string, ManualSection>> ByAnchor = new(() => Chapters.SelectMany(chapter => chapter.Sections).ToDictionary(section => section.Anchor, StringComparer.Ordinal));

    public static IReadOnlyList<ManualChapter> Chapters => Read.Value;

    /// <summary>Null when there is none.</summary>
    public static ManualSection? Find(string anchor) => ByAnchor.Value.GetValueOrDefault(anchor);

    /// <summary>The sections in which every word of the question stands: first those whose heading has them all, each lot in the manual's order.</summary>
    public static IReadOnlyList<ManualSection> Search(string question)
    {
        var words = Words(question);
        return words.Length == 0
            ? []
            : [.. Chapters.SelectMany(chapter => chapter.Sections).Where(section => Has(section.Title + section.Text)).OrderBy(section => Has(section.Title) ? 0 : 1)];

        bool Has(string text) => words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    public static string[] Words(string question) => question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A picture by its file name; null when there is none.</summary>
    public static Stream? Picture(string name) => typeof(Manual).Assembly.GetManifestResourceStream(PicturePrefix + name);

    /// <summary>Where a link of the text leads in the product: other chapters to their page, all else as it stands.</summary>
    public static string Resolve(string link) => ChapterLink().Match(link) is { Success: true } match ? $"manual/{match.Groups["key"]}{match.Groups["anchor"]}" : link;

    private static List<ManualChapter> ReadAll() =>
    [
        .. from name in typeof(Manual).Assembly.GetManifestResourceNames()
           where name.StartsWith(Prefix, StringComparison.Ordinal) && !name.StartsWith(PicturePrefix, StringComparison.Ordinal)
           orderby name
           select ReadChapter(name),
    ];

    private static ManualChapter ReadChapter(string resource)
    {
        using var reader = new StreamReader(typeof(Manual).Assembly.GetManifestResourceStream(resource)!);
        var parts = SectionHead().Split(reader.ReadToEnd());

        // What stands before the first section: "# title".
        var key = resource[(resource.IndexOf('-', StringComparison.Ordinal) + 1)..];
        List<ManualSection> sections = [];
        for (var part = 1; part + 2 < parts.Length; part += 3)
        {
            var document = Markdown.Parse(parts[part + 2], Pipeline);
            sections.Add(new ManualSection(key, parts[part], parts[part + 1].Trim(), document, string.Join(' ', document.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()))));
        }

        return new ManualChapter(key, parts[0].Trim().TrimStart('#').Trim(), sections);
    }

    [GeneratedRegex("""^## <a id="(?<anchor>[a-z0-9-]+)"></a>(?<title>.+)$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionHead();

    [GeneratedRegex(@"^(?:\d+-)?(?<key>[a-z-]+)\.md(?<anchor>#[a-z0-9-]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChapterLink();
}

/// <param name="Key">Of its address, <c>/manual/{key}</c>: the file's name without its number.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Sections">In order.</param>
public sealed record ManualChapter(string Key, string Title, IReadOnlyList<ManualSection> Sections)
{
    public string Address => $"manual/{Key}";
}

/// <summary>What the <c>?</c> of a page opens.</summary>
/// <param name="Chapter">Its chapter's key.</param>
/// <param name="Anchor">Unique in the whole manual.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Document">Its text, parsed.</param>
/// <param name="Text">Its words, for the search.</param>
public sealed record ManualSection(string Chapter, string Anchor, string Title, MarkdownDocument Document, string Text)
{
    public string Address => $"manual/{Chapter}#{Anchor}";
}
