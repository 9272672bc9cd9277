using System.Collections.Frozen;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Authorization;

/// <param name="Role">What is granted or taken away.</param>
/// <param name="Kind">The kind of node that people of this role act for.</param>
/// <param name="OwnBy">Who grants it at the grantor's own node.</param>
/// <param name="BelowBy">Who grants it at nodes below the grantor's own.</param>
public sealed record DelegationRule(Role Role, InstitutionKind Kind, FrozenSet<Role> OwnBy, FrozenSet<Role> BelowBy);

/// <summary>
/// The one table of who may grant and take away which role, and where (AZ-08). Whoever may grant every role that a person holds may do everything else to that
/// person's account too; nobody else may.
/// </summary>
public static class Delegation
{
    public static IReadOnlyList<DelegationRule> All { get; } =
    [
        Row(Role.InstitutionAdministrator, InstitutionKind.Institution, [Role.InstitutionAdministrator], [Role.PointStaff, Role.SiteStaff, Role.DistrictStaff]),
        Row(Role.InstitutionReviewer, InstitutionKind.Institution, [Role.InstitutionAdministrator], [Role.PointStaff, Role.SiteStaff, Role.DistrictStaff]),
        Row(Role.PointStaff, InstitutionKind.Point, [], [Role.SiteStaff, Role.DistrictStaff]),
        Row(Role.SiteStaff, InstitutionKind.Site, [], [Role.DistrictStaff]),
        Row(Role.DistrictStaff, InstitutionKind.District, [Role.SecurityAdministrator], []),
        Row(Role.SystemAdministrator, InstitutionKind.District, [Role.SecurityAdministrator], []),
        Row(Role.SecurityAdministrator, InstitutionKind.District, [Role.SecurityAdministrator], []),
        Row(Role.AuditAdministrator, InstitutionKind.District, [Role.SecurityAdministrator], []),
    ];

    private static readonly FrozenDictionary<Role, DelegationRule> ByRole = All.ToFrozenDictionary(row => row.Role);

    private static readonly FrozenSet<Role> Separated = FrozenSet.Create(Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator);

    /// <summary>Roles whose last holder at a node stays.</summary>
    public static FrozenSet<Role> Administrators { get; } = [.. Separated, Role.InstitutionAdministrator];

    public static bool MayGrant(this AccessScope scope, Role role, IOwned place, InstitutionKind kind) =>
        ByRole[role] is var rule && rule.Kind == kind && scope.Covers(place)
        && (place.InstitutionId == scope.NodeId ? rule.OwnBy : rule.BelowBy).Overlaps(scope.Roles);

    public static IReadOnlyList<Role> GrantableBy(this AccessScope scope, IOwned place, InstitutionKind kind) => [.. All.Select(row => row.Role).Where(role => scope.MayGrant(role, place, kind))];

    /// <summary>Somebody else, all of whose roles the person may grant where they are held. Whoever holds none is in the hands of those who may grant one.</summary>
    public static bool MayManage(this AccessScope scope, Guid userId, IReadOnlyCollection<Role> roles, IOwned place, InstitutionKind kind) =>
        scope.UserId != userId && scope.Can(Permission.ManageUsers, place)
        && (roles.Count > 0 ? roles.All(role => scope.MayGrant(role, place, kind)) : scope.GrantableBy(place, kind).Count > 0);

    /// <summary>Each of the three separated duties stands alone; business roles combine.</summary>
    public static bool Combine(IReadOnlyCollection<Role> roles) => roles.Count < 2 || !roles.Any(Separated.Contains);

    private static DelegationRule Row(Role role, InstitutionKind kind, Role[] ownBy, Role[] belowBy) => new(role, kind, ownBy.ToFrozenSet(), belowBy.ToFrozenSet());
}
