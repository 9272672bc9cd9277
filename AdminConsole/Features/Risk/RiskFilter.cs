using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Risk;

/// <summary>The reports; each shows numbers and opens the filings behind them.</summary>
public enum RiskReport
{
    /// <summary>Mentors by trainees in one month across institutions.</summary>
    Mentors,

    /// <summary>Mentors whom the registry knows at another place of practice.</summary>
    Elsewhere,

    /// <summary>Institutions by trainees for each mentor.</summary>
    Institutions,

    /// <summary>Filings with an image that another person filed too.</summary>
    Evidence,

    /// <summary>Filings whose periods overlap.</summary>
    Overlaps,
}

/// <summary>What a report shows, as the query string says it. What makes no sense there falls back to the default.</summary>
public sealed partial record RiskFilter
{
    public const int DefaultSize = 20, MostRows = 100, LastPage = 1_000_000, MostLeast = 1000;

    private const string ReportKey = "report", SeasonKey = "season", LeastKey = "least", PageKey = "page", SizeKey = "size";

    public RiskReport Report { get; init; }

    /// <summary>Null = the newest.</summary>
    public string? Season { get; init; }

    /// <summary>Smallest number shown; null = what the season's settings say.</summary>
    public int? Least { get; init; }

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = DefaultSize;

    public static RiskFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new RiskFilter
        {
            Report = Enum.GetValues<RiskReport>().FirstOrDefault(report => Lower(report) == Text(ReportKey)),
            Season = Text(SeasonKey) is { } season && SeasonPattern().IsMatch(season) ? season : null,
            Least = Whole(LeastKey, MostLeast),
            Page = Whole(PageKey, LastPage) ?? 1,
            Size = Whole(SizeKey, MostRows) ?? DefaultSize,
        };

        string? Text(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;

        int? Whole(string key, int most) => long.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 1, most) : null;
    }

    /// <summary>The query string with its question mark, only what differs from the default.</summary>
    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Report != default)
            query[ReportKey] = Lower(Report);
        if (Season is not null)
            query[SeasonKey] = Season;
        if (Least is { } least)
            query[LeastKey] = least.ToString(CultureInfo.InvariantCulture);
        if (Page != 1)
            query[PageKey] = Page.ToString(CultureInfo.InvariantCulture);
        if (Size != DefaultSize)
            query[SizeKey] = Size.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }

    private static string Lower(RiskReport report) => JsonNamingPolicy.CamelCase.ConvertName(report.ToString());

    [GeneratedRegex(@"^[0-9A-Za-z]{1,10}\z")]
    private static partial Regex SeasonPattern();
}
