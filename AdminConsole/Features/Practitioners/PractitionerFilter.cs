using System.Globalization;
using System.Text.Json;
using AdminConsole.Domain.Practitioners;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Practitioners;

/// <summary>What the registry list shows, as the query string says it. What makes no sense there falls back to the default.</summary>
public sealed record PractitionerFilter
{
    public const int LastPage = 10_000_000;

    private const string KeywordKey = "q", StateKey = "state", PageKey = "page", SizeKey = "size";

    /// <summary>Stands for a person's name or certificate number, which the server keeps: neither may stand in an address (BR-08).</summary>
    public Guid? Keyword { get; init; }

    /// <summary>Null = whatever the state.</summary>
    public PractitionerState? State { get; init; }

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = PractitionerSearch.DefaultSize;

    public static PractitionerFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new PractitionerFilter
        {
            Keyword = Guid.TryParseExact(Value(KeywordKey), "N", out var id) ? id : null,
            State = Enum.GetValues<PractitionerState>().Cast<PractitionerState?>().FirstOrDefault(state => Lower(state!.Value) == Value(StateKey)),
            Page = Whole(PageKey, LastPage) ?? 1,
            Size = Whole(SizeKey, PractitionerSearch.MostRows) ?? PractitionerSearch.DefaultSize,
        };

        string? Value(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;

        int? Whole(string key, int most) => long.TryParse(Value(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 1, most) : null;
    }

    /// <summary>The query string with its question mark, only what differs from the default.</summary>
    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Keyword is { } keyword)
            query[KeywordKey] = keyword.ToString("N");
        if (State is { } state)
            query[StateKey] = Lower(state);
        if (Page != 1)
            query[PageKey] = Page.ToString(CultureInfo.InvariantCulture);
        if (Size != PractitionerSearch.DefaultSize)
            query[SizeKey] = Size.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }

    /// <param name="text">What <see cref="Keyword"/> stands for; null when that is over or nobody's.</param>
    public PractitionerSearch ToSearch(string? text) => new() { Text = text ?? "", State = State, Page = Page, Size = Size };

    private static string Lower(PractitionerState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
