using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Identifiers;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Accounts;

/// <summary>What the list of users shows, as the query string says it. What makes no sense falls back to the default.</summary>
public sealed record UserFilter
{
    public const int Size = 20, LastPage = 1_000_000;
    public const string NameColumn = "name", UserNameColumn = "userName", NodeColumn = "node";

    private const string TextKey = "q", NodeKey = "node", StateKey = "state", SortKey = "sort", PageKey = "page", DisabledWord = "disabled", ActiveWord = "active";

    public static UserFilter Default { get; } = new();

    /// <summary>The beginning of the name or user name, a phone or its last four digits, or part of the institution's name.</summary>
    public string? Text { get; init; }

    /// <summary>The node whose users are shown, and those of the nodes below it; null = all that the reader sees.</summary>
    public Guid? NodeId { get; init; }

    /// <summary>Null = both.</summary>
    public bool? Disabled { get; init; }

    public ColumnSort Sort { get; init; } = new(NameColumn);

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    /// <param name="query">With or without the leading question mark.</param>
    public static UserFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new UserFilter
        {
            Text = Clean(Value(TextKey)),
            NodeId = Guid.TryParse(Value(NodeKey), out var node) ? node : null,
            Disabled = Value(StateKey) switch
            {
                DisabledWord => true,
                ActiveWord => false,
                _ => null,
            },
            Sort = ColumnSort.Parse(Value(SortKey)) is { Column: NameColumn or UserNameColumn or NodeColumn } sort ? sort : Default.Sort,
            Page = int.TryParse(Value(PageKey), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1,
        };

        string? Value(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;
    }

    /// <summary>A search text as the list takes it; null where it says nothing.</summary>
    public static string? Clean(string? text) => TextRules.Name(text, AppUser.NameLength) is { Fault: null, Value: { Length: > 0 } clean } ? clean : null;

    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Text is not null)
            query[TextKey] = Text;
        if (NodeId is { } node)
            query[NodeKey] = node.ToString();
        if (Disabled is { } disabled)
            query[StateKey] = disabled ? DisabledWord : ActiveWord;
        if (Sort != Default.Sort)
            query[SortKey] = Sort.ToString();
        if (Page != 1)
            query[PageKey] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }
}
