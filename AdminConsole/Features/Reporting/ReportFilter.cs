using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Reporting;

/// <summary>Which report lists are shown, as the query string says it.</summary>
public sealed record ReportFilter
{
    public const int DefaultSize = 20;

    /// <summary>Null = the one under way, or the newest.</summary>
    public string? Season { get; init; }

    /// <summary>Part of an institution's name, or a list's number.</summary>
    public string? Text { get; init; }

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = DefaultSize;

    public static ReportFilter Parse(string? query)
    {
        var values = new FilterValues(query);
        return new ReportFilter { Season = values.Season, Text = values.Text, Page = values.Page, Size = values.Size };
    }

    public string ToQuery() => FilterValues.ToQuery(Season, Text, null, Page, Size);
}

/// <summary>Which filings on their way up are shown.</summary>
public sealed record FilingFilter
{
    /// <summary>The states of the way up: 未上报, 已上报, 已复核, 已备案.</summary>
    public static IReadOnlyList<SubmissionState> States { get; } = [SubmissionState.Approved, SubmissionState.Reported, SubmissionState.Confirmed, SubmissionState.Filed];

    public string? Season { get; init; }

    /// <summary>Part of an institution's name, or a filing's number.</summary>
    public string? Text { get; init; }

    public SubmissionState State { get; init; } = SubmissionState.Reported;

    public int Page { get; init; } = 1;

    public int Size { get; init; } = ReportFilter.DefaultSize;

    public static FilingFilter Parse(string? query)
    {
        var values = new FilterValues(query);
        return new FilingFilter { Season = values.Season, Text = values.Text, State = values.State ?? SubmissionState.Reported, Page = values.Page, Size = values.Size };
    }

    public string ToQuery() => FilterValues.ToQuery(Season, Text, State == SubmissionState.Reported ? null : State, Page, Size);
}

/// <summary>The values of a query string that make sense; whatever does not falls back to the default.</summary>
internal sealed partial class FilterValues(string? query)
{
    private const int MostRows = 100, LastPage = 1_000_000;
    private const string SeasonKey = "season", TextKey = "q", StateKey = "state", PageKey = "page", SizeKey = "size";

    private readonly Dictionary<string, Microsoft.Extensions.Primitives.StringValues> values = QueryHelpers.ParseQuery(query);

    public string? Season => Value(SeasonKey) is { } season && SeasonPattern().IsMatch(season) ? season : null;

    public string? Text => Clean(Value(TextKey));

    public SubmissionState? State => FilingFilter.States.Where(state => Lower(state) == Value(StateKey)).Select(state => (SubmissionState?)state).FirstOrDefault();

    public int Page => Whole(PageKey, LastPage) ?? 1;

    public int Size => Whole(SizeKey, MostRows) ?? ReportFilter.DefaultSize;

    public static string? Clean(string? text) => TextRules.Name(text, Institution.NameLength) is { Fault: null, Value: { Length: > 0 } clean } ? clean : null;

    public static string ToQuery(string? season, string? text, SubmissionState? state, int page, int size)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (season is not null)
            query[SeasonKey] = season;
        if (text is not null)
            query[TextKey] = text;
        if (state is { } shown)
            query[StateKey] = Lower(shown);
        if (page != 1)
            query[PageKey] = page.ToString(CultureInfo.InvariantCulture);
        if (size != ReportFilter.DefaultSize)
            query[SizeKey] = size.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }

    private static string Lower(SubmissionState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private string? Value(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;

    private int? Whole(string key, int most) => long.TryParse(Value(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 1, most) : null;

    [GeneratedRegex(@"^[0-9A-Za-z]{1,10}\z")]
    private static partial Regex SeasonPattern();
}
