using System.Globalization;
using AdminConsole.Auditing;
using AdminConsole.Components.Controls;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Audit;

/// <summary>
/// Which entries of the record are shown, as the query string says it. Page and export take this one object. What makes no sense falls back to the default.
/// </summary>
public sealed record AuditFilter
{
    /// <summary>The longest span that is searched at once.</summary>
    public const int MostDays = 366, DefaultDays = 7;

    private const string FromKey = "from", ToKey = "to", ObjectKey = "object", OutcomeKey = "outcome", ActorKey = "actor", NodeKey = "node", ThingKey = "thing", KeywordKey = "q", BeforeKey = "before";
    private const string DoneWord = "ok", RefusedWord = "refused";

    /// <summary>First day, of the Shanghai calendar.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>One of <see cref="AuditActions.Objects"/>; null = all.</summary>
    public string? Object { get; init; }

    /// <summary>Done or refused; null = both.</summary>
    public bool? Done { get; init; }

    public Guid? Actor { get; init; }
    public Guid? Node { get; init; }

    /// <summary>One object by its id.</summary>
    public Guid? Thing { get; init; }

    /// <summary>Stands for the beginning of an actor's name, which <see cref="SearchKeywords"/> keeps.</summary>
    public Guid? Keyword { get; init; }

    /// <summary>Only entries before this one: how the list goes on to older ones.</summary>
    public long? Before { get; init; }

    public static AuditFilter Default(DateOnly today) => new() { From = today.AddDays(1 - DefaultDays), To = today };

    /// <param name="query">With or without the leading question mark.</param>
    /// <param name="today">Of the Shanghai calendar.</param>
    public static AuditFilter Parse(string? query, DateOnly today)
    {
        var values = QueryHelpers.ParseQuery(query);
        var to = Day(ToKey) ?? today;
        var from = Day(FromKey) ?? to.AddDays(1 - DefaultDays);
        if (from > to)
            (from, to) = (to, from);
        return new AuditFilter
        {
            From = from < to.AddDays(1 - MostDays) ? to.AddDays(1 - MostDays) : from,
            To = to,
            Object = Value(ObjectKey) is { } name && AuditActions.Objects.Contains(name) ? name : null,
            Done = Value(OutcomeKey) switch
            {
                DoneWord => true,
                RefusedWord => false,
                _ => null,
            },
            Actor = Id(ActorKey),
            Node = Id(NodeKey),
            Thing = Id(ThingKey),
            Keyword = Id(KeywordKey),
            Before = long.TryParse(Value(BeforeKey), NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before > 0 ? before : null,
        };

        string? Value(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;

        // Days that are far from any date here would overflow on their way through the calendar.
        DateOnly? Day(string key) => DateOnly.TryParseExact(Value(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 3000 ? day : null;

        Guid? Id(string key) => Guid.TryParse(Value(key), out var id) ? id : null;
    }

    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [FromKey] = From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [ToKey] = To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        Put(ObjectKey, Object);
        Put(OutcomeKey, Done switch
        {
            true => DoneWord,
            false => RefusedWord,
            _ => null,
        });
        Put(ActorKey, Actor?.ToString());
        Put(NodeKey, Node?.ToString());
        Put(ThingKey, Thing?.ToString());
        Put(KeywordKey, Keyword?.ToString());
        Put(BeforeKey, Before?.ToString(CultureInfo.InvariantCulture));
        return QueryHelpers.AddQueryString("", query);

        void Put(string key, string? value)
        {
            if (value is not null)
                query[key] = value;
        }
    }
}
