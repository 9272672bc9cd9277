using System.Globalization;
using System.Text.Json;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Registrations;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Registrations;

/// <summary>What the list of applications shows, as the query string says it. What makes no sense falls back to the default.</summary>
public sealed record RegistrationFilter
{
    public const int Size = 20, LastPage = 1_000_000;

    private const string TextKey = "q", StateKey = "state", PageKey = "page", Every = "all";

    public static RegistrationFilter Default { get; } = new();

    /// <summary>Part of the name, or the beginning of the credit code.</summary>
    public string? Text { get; init; }

    /// <summary>Null = every state.</summary>
    public RegistrationState? State { get; init; } = RegistrationState.Pending;

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    /// <param name="query">With or without the leading question mark.</param>
    public static RegistrationFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var state = Value(StateKey);
        return new RegistrationFilter
        {
            Text = Clean(Value(TextKey)),
            State = state == Every ? null : Enum.GetValues<RegistrationState>().Where(value => Lower(value) == state).Append(RegistrationState.Pending).First(),
            Page = int.TryParse(Value(PageKey), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1,
        };

        string? Value(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;
    }

    /// <summary>A search text as the list takes it; null where it says nothing.</summary>
    public static string? Clean(string? text) => TextRules.Name(text, Registration.NameLength) is { Fault: null, Value: { Length: > 0 } clean } ? clean : null;

    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Text is not null)
            query[TextKey] = Text;
        if (State != Default.State)
            query[StateKey] = State is { } state ? Lower(state) : Every;
        if (Page != 1)
            query[PageKey] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }

    private static string Lower(RegistrationState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
