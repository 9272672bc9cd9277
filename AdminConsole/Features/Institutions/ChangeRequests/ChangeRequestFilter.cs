using System.Globalization;
using AdminConsole.Domain.Institutions;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Institutions.ChangeRequests;

/// <summary>What the list of change requests shows, as the query string says it; what makes no sense falls back to the default: what waits.</summary>
public sealed record ChangeRequestFilter
{
    private const string StateKey = "state", PageKey = "page", SizeKey = "size";

    /// <summary>Null shows all of them.</summary>
    public ChangeRequestState? State { get; init; } = ChangeRequestState.Waiting;

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = InstitutionFilter.DefaultSize;

    public static ChangeRequestFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new ChangeRequestFilter
        {
            State = Value(StateKey) switch
            {
                "accepted" => ChangeRequestState.Accepted,
                "refused" => ChangeRequestState.Refused,
                "takenBack" => ChangeRequestState.TakenBack,
                "all" => null,
                _ => ChangeRequestState.Waiting,
            },
            Page = Whole(PageKey, 1, InstitutionFilter.LastPage),
            Size = Whole(SizeKey, InstitutionFilter.DefaultSize, InstitutionFilter.MostRows),
        };

        string? Value(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;

        int Whole(string key, int fallback, int most) =>
            long.TryParse(Value(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 1, most) : fallback;
    }

    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (State != ChangeRequestState.Waiting)
        {
            query[StateKey] = State switch
            {
                ChangeRequestState.Accepted => "accepted",
                ChangeRequestState.Refused => "refused",
                ChangeRequestState.TakenBack => "takenBack",
                _ => "all",
            };
        }

        if (Page != 1)
            query[PageKey] = Page.ToString(CultureInfo.InvariantCulture);
        if (Size != InstitutionFilter.DefaultSize)
            query[SizeKey] = Size.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }
}
