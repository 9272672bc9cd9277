using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Components.Controls;

public enum ReviewOrder
{
    SubmittedAt,
    Name,
    Months,
}

/// <summary>
/// What the queue shows, as the query string says it. Page, counts, neighbours and export all take this one object, and so does whatever leads to the queue with a figure. Whatever a query string holds that makes
/// no sense falls back to the default, so nothing but the values below ever reaches a query.
/// </summary>
public sealed partial record ReviewQueueFilter
{
    public const int DefaultSize = 20, MostRows = 100, LastPage = 10_000_000;

    private const string SeasonKey = "season", StateKey = "state", PresetKey = "preset", StageKey = "stage", ReasonKey = "reason", InstitutionKey = "institution", StraightKey = "straight", NumberKey = "number", KeywordKey = "q", SortKey = "sort", PageKey = "page", SizeKey = "size";
    private const string AnyState = "all", Yes = "1";

    public static ReviewQueueFilter Default { get; } = new();

    /// <summary>Null = the current season.</summary>
    public string? Season { get; init; }

    /// <summary>Null = all states.</summary>
    public SubmissionState? State { get; init; } = SubmissionState.Pending;

    /// <summary>Several states at once; stands where <see cref="State"/> is null. Null = all states.</summary>
    public SubmissionStage? Stage { get; init; }

    public QueuePreset Preset { get; init; }

    /// <summary>Code of a reason that the filings were ever returned for.</summary>
    public string? Reason { get; init; }

    /// <summary>A node whose filings are shown, with those of all nodes below it.</summary>
    public Guid? Institution { get; init; }

    /// <summary>Only institutions that report to the reader's own node, with no level between.</summary>
    public bool Straight { get; init; }

    /// <summary>A filing's number, whole or its running part alone.</summary>
    public string? Number { get; init; }

    /// <summary>Stands for a person's name or document number, which <see cref="SearchKeywords"/> keeps.</summary>
    public Guid? Keyword { get; init; }

    public ReviewOrder Order { get; init; }
    public bool Descending { get; init; } = true;

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = DefaultSize;

    /// <summary>Whether the text is a filing's number and may stand in a URL.</summary>
    public static bool IsNumber(string text) => NumberPattern().IsMatch(text);

    /// <summary>Whether filings in the state are shown.</summary>
    public bool Includes(SubmissionState state) => State is { } one ? one == state : Stage?.Includes(state) ?? true;

    /// <param name="query">With or without the leading question mark; null or empty gives the default.</param>
    public static ReviewQueueFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var (order, descending) = OrderOf(Text(SortKey));
        var stage = Text(StateKey) == AnyState ? Name<SubmissionStage>(Text(StageKey)) : null;
        return new ReviewQueueFilter
        {
            Season = Text(SeasonKey) is { } season && SeasonPattern().IsMatch(season) ? season : null,
            State = Text(StateKey) switch
            {
                null => SubmissionState.Pending,
                AnyState => null,
                var state => Name<SubmissionState>(state) ?? SubmissionState.Pending,
            },
            Stage = stage == SubmissionStage.Submitted ? null : stage,
            Preset = Name<QueuePreset>(Text(PresetKey)) ?? QueuePreset.All,
            Reason = Text(ReasonKey) is { } reason && ReasonPattern().IsMatch(reason) ? reason : null,
            Institution = Id(InstitutionKey),
            Straight = Text(StraightKey) == Yes,
            Number = Text(NumberKey) is { } number && IsNumber(number) ? number : null,
            Keyword = Id(KeywordKey),
            Order = order,
            Descending = descending,
            Page = Whole(PageKey, 1, 1, LastPage),
            Size = Whole(SizeKey, DefaultSize, 1, MostRows),
        };

        string? Text(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;

        Guid? Id(string key) => Guid.TryParseExact(Text(key), "N", out var id) && id != Guid.Empty ? id : null;

        int Whole(string key, int fallback, int least, int most) =>
            long.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, least, most) : fallback;
    }

    /// <summary>The query string with its question mark, only what differs from the default; empty for the default.</summary>
    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Season is not null)
            query[SeasonKey] = Season;
        if (State != Default.State)
            query[StateKey] = State is { } state ? Lower(state) : AnyState;
        if (Stage is { } stage)
            query[StageKey] = Lower(stage);
        if (Preset != QueuePreset.All)
            query[PresetKey] = Lower(Preset);
        if (Reason is not null)
            query[ReasonKey] = Reason;
        if (Institution is { } institution)
            query[InstitutionKey] = institution.ToString("N");
        if (Straight)
            query[StraightKey] = Yes;
        if (Number is not null)
            query[NumberKey] = Number;
        if (Keyword is { } keyword)
            query[KeywordKey] = keyword.ToString("N");
        if (Order != Default.Order || Descending != Default.Descending)
            query[SortKey] = (Descending ? "-" : "") + Lower(Order);
        if (Page != 1)
            query[PageKey] = Page.ToString(CultureInfo.InvariantCulture);
        if (Size != DefaultSize)
            query[SizeKey] = Size.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }

    /// <summary>The list's address. The default is spelt out: without a query the page shows the view chosen last.</summary>
    public string ToAddress() => ToQuery() is { Length: > 0 } query ? $"review{query}" : $"review?{StateKey}={Lower(SubmissionState.Pending)}";

    /// <summary>What a view is remembered or saved as: without the page, which moves, and without the person, whose keyword does not live long.</summary>
    public ReviewQueueFilter AsView() => this with { Page = 1, Keyword = null, Number = null };

    private static (ReviewOrder Order, bool Descending) OrderOf(string? text)
    {
        var descending = text is ['-', ..];
        return Name<ReviewOrder>(descending ? text![1..] : text) is { } order ? (order, descending) : (Default.Order, Default.Descending);
    }

    /// <summary>By name only: the framework's parser would take numbers and lists as well.</summary>
    private static T? Name<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Lower(value) == text).Select(value => (T?)value).FirstOrDefault();

    private static string Lower<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    [GeneratedRegex(@"^[0-9A-Za-z]{1,10}\z")]
    private static partial Regex SeasonPattern();

    [GeneratedRegex(@"^[0-9A-Za-z]{1,10}\z")]
    private static partial Regex ReasonPattern();

    [GeneratedRegex(@"^([0-9A-Za-z]{1,10}-)?[0-9]{1,8}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberPattern();
}
