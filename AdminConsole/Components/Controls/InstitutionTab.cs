using AdminConsole.Authorization;

namespace AdminConsole.Components.Controls;

/// <summary>
/// A tab of an institution's page. Features contribute theirs by registering one (<c>services.AddSingleton(new InstitutionTab(…))</c>); the page shows those
/// that the person may open and knows none of them, nor they it.
/// </summary>
/// <param name="Key">Stands in the address: <c>?tab=licences</c>.</param>
/// <param name="Title">Resource key of its words.</param>
/// <param name="Place">Order among the tabs; the first one needs no key in the address.</param>
/// <param name="Permission">Who sees it, asked for the node; the panel's own queries and services ask again.</param>
/// <param name="Panel">A component with the parameter <see cref="IdParameter"/>. It reads, subscribes and guards unsaved changes by itself.</param>
public sealed record InstitutionTab(string Key, string Title, int Place, Permission Permission, Type Panel)
{
    public const string IdParameter = "InstitutionId";

    /// <summary>Only for nodes that candidates work at, not for the levels above them.</summary>
    public bool InstitutionsOnly { get; init; }
}
