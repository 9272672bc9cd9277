using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Authorization;

/// <summary>Where a scope is anchored. Each kind has its own EF model, whose query filter is one equality (Data/AppDbContext).</summary>
public enum ScopeKind
{
    /// <summary>Sees nothing: the default, so that a forgotten scope fails closed.</summary>
    None,
    District,
    Site,
    Point,
    Institution,

    /// <summary>An API client: its own submissions, bindings and materials, and the library to choose from.</summary>
    ApiClient,

    /// <summary>The product itself: start-up, sign-in, background work.</summary>
    System,
}

/// <summary>Who acts, for which node, and what that covers: the node and everything below it, nothing else, anywhere. Pure and immutable.</summary>
public sealed record AccessScope
{
    public static AccessScope None { get; } = new();

    /// <summary>The product itself. Only composition code and background work name it.</summary>
    public static AccessScope System { get; } = new() { Kind = ScopeKind.System, DisplayName = "system" };

    public ScopeKind Kind { get; private init; }

    /// <summary>The node a user acts for, or the API client's id.</summary>
    public Guid NodeId { get; private init; }

    public string NodeName { get; private init; } = "";
    public Guid? UserId { get; private init; }

    /// <summary>Who it is, for people and the audit record.</summary>
    public string DisplayName { get; private init; } = "";

    /// <summary>What holds for an API client besides; null for people.</summary>
    public ApiClientLimits? Client { get; private init; }

    public IReadOnlySet<Role> Roles { get; private init; } = new HashSet<Role>();

    public static AccessScope ForUser(Guid userId, string displayName, Guid nodeId, string nodeName, InstitutionKind nodeKind, IEnumerable<Role> roles) => new()
    {
        Kind = nodeKind switch
        {
            InstitutionKind.District => ScopeKind.District,
            InstitutionKind.Site => ScopeKind.Site,
            InstitutionKind.Point => ScopeKind.Point,
            _ => ScopeKind.Institution,
        },
        NodeId = nodeId,
        NodeName = nodeName,
        UserId = userId,
        DisplayName = displayName,
        Roles = roles.ToHashSet(),
    };

    public static AccessScope ForApiClient(Guid clientId, string name, ApiClientLimits? limits = null) => new() { Kind = ScopeKind.ApiClient, NodeId = clientId, DisplayName = name, Client = limits };

    /// <summary>Whether the row lies at the node or below it. API clients own rows by client, not by node, so nothing is covered for them here.</summary>
    public bool Covers(IOwned row) => Kind switch
    {
        ScopeKind.District => row.DistrictId == NodeId,
        ScopeKind.Site => row.SiteId == NodeId,
        ScopeKind.Point => row.PointId == NodeId,
        ScopeKind.Institution => row.InstitutionId == NodeId,
        ScopeKind.System => true,
        _ => false,
    };

    /// <summary>Whether some role of the person holds the permission at all: for pages, navigation and route groups.</summary>
    public bool Can(Permission permission) => Kind != ScopeKind.None && Permissions.Of(permission).Roles.Overlaps(Roles);

    /// <summary>Whether the person may do it to this row: the one evaluator behind every button.</summary>
    public bool Can(Permission permission, IOwned row) => Can(permission) && Covers(row) && Permissions.Of(permission).Reach switch
    {
        Reach.Own => row.InstitutionId == NodeId,
        Reach.Below => row.InstitutionId != NodeId,
        _ => true,
    };
}
