using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Components.Controls;

/// <summary>
/// Ways back to a list lead to where the person left it (<see cref="ListMemory"/>). The layout notes each list that is opened; whatever links to one asks here
/// for its address. The list itself knows nothing of it: its address says all.
/// </summary>
/// <param name="memory">Of all sessions.</param>
/// <param name="navigation">The address.</param>
/// <param name="lists">Routes of the pages to come back to.</param>
public sealed class ListPlaces(ListMemory memory, NavigationManager navigation, IReadOnlySet<string> lists)
{
    /// <summary>What an address says besides the filter.</summary>
    private static readonly string[] NotFilters = ["page", "size", "sort", "row", "report"];

    private string? session;

    /// <summary>The page shown, relative to the base address and without its query.</summary>
    public string Route => navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0];

    /// <summary>Whether the page shown is a list that does not show all it could.</summary>
    public bool IsNarrowed => lists.Contains(Route) && QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query).Keys.Except(NotFilters, StringComparer.Ordinal).Any();

    /// <summary>Runs at every navigation.</summary>
    /// <param name="current">The session whose place it is; null for whoever has none.</param>
    public void Note(string? current)
    {
        session = current;
        if (session is not null && lists.Contains(Route))
            memory.Keep(session, Route, new Uri(navigation.Uri).Query);
    }

    /// <summary>As it was left; as it comes for whoever is on it: that is the way to clear it.</summary>
    public string AddressOf(string route) => session is null || route == Route ? route : route + memory.Find(session, route);
}
