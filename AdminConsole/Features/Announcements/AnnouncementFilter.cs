using System.Globalization;
using System.Text.Json;
using AdminConsole.Domain.Identifiers;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Announcements;

/// <summary>Which announcements are listed; readers choose among the first two, the district among the others.</summary>
public enum AnnouncementShow
{
    All,
    Unread,
    Draft,
    Published,
    Withdrawn,
}

/// <summary>What the list shows, as the query string says it. What makes no sense there falls back to the default.</summary>
public sealed record AnnouncementFilter
{
    public const int DefaultSize = 20, MostRows = 100, LastPage = 1_000_000, TextLength = 50;

    private const string ShowKey = "show", TextKey = "q", PageKey = "page", SizeKey = "size";

    public static IReadOnlyList<AnnouncementShow> ForReaders { get; } = [AnnouncementShow.All, AnnouncementShow.Unread];

    public static IReadOnlyList<AnnouncementShow> ForDistrict { get; } = [AnnouncementShow.All, AnnouncementShow.Draft, AnnouncementShow.Published, AnnouncementShow.Withdrawn];

    public AnnouncementShow Show { get; init; }

    /// <summary>Part of the title.</summary>
    public string? Text { get; init; }

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = DefaultSize;

    public static AnnouncementFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new AnnouncementFilter
        {
            Show = Enum.GetValues<AnnouncementShow>().FirstOrDefault(show => Lower(show) == Value(ShowKey)),
            Text = TextRules.Name(Value(TextKey), TextLength) is { Fault: null, Value: { Length: > 0 } text } ? text : null,
            Page = Whole(PageKey, LastPage) ?? 1,
            Size = Whole(SizeKey, MostRows) ?? DefaultSize,
        };

        string? Value(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;

        int? Whole(string key, int most) => long.TryParse(Value(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 1, most) : null;
    }

    /// <summary>The query string with its question mark, only what differs from the default.</summary>
    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Show != default)
            query[ShowKey] = Lower(Show);
        if (Text is not null)
            query[TextKey] = Text;
        if (Page != 1)
            query[PageKey] = Page.ToString(CultureInfo.InvariantCulture);
        if (Size != DefaultSize)
            query[SizeKey] = Size.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }

    private static string Lower(AnnouncementShow show) => JsonNamingPolicy.CamelCase.ConvertName(show.ToString());
}
