using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Outbox;

/// <summary>Whom a message is for. Who that is in person is found out when it is delivered.</summary>
public sealed record Audience
{
    private Audience()
    {
    }

    public Guid? UserId { get; private init; }
    public Guid? NodeId { get; private init; }
    public IReadOnlyList<Role> Roles { get; private init; } = [];
    public bool Above { get; private init; }

    public static Audience User(Guid userId) => new() { UserId = userId };

    /// <summary>Everybody with one of the roles at the node.</summary>
    public static Audience At(IOwned node, params Role[] roles) => new() { NodeId = node.InstitutionId, Roles = roles };

    /// <summary>Everybody with one of the roles, wherever they are.</summary>
    public static Audience Everywhere(IEnumerable<Role> roles) => new() { Roles = [.. roles] };

    /// <summary>Staff of the nearest level above the node that has any.</summary>
    public static Audience LevelAbove(IOwned node) => new() { NodeId = node.InstitutionId, Roles = [Role.PointStaff, Role.SiteStaff, Role.DistrictStaff], Above = true };
}
