using AdminConsole.Authorization;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

public static class ReportingLine
{
    /// <summary>Name of the level that a visible node reports to. People may know whom their own node reports to, though that node lies outside their scope.</summary>
    public static async Task<string?> NameOfLevelAboveAsync(this AppDbContext data, Guid nodeId, CancellationToken ct)
    {
        var parent = await data.Institutions.Where(row => row.Id == nodeId).Select(row => row.ParentId).SingleOrDefaultAsync(ct);
        return parent is null ? null : await data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => row.Id == parent).Select(row => row.Name).SingleOrDefaultAsync(ct);
    }

    /// <summary>Whether nobody stands between the row's institution and the acting person's node: each level between is without active staff. Asked of rows below that node.</summary>
    public static async Task<bool> IsNearestWithStaffAsync(this AppDbContext data, IOwned row, CancellationToken ct) =>
        (data.Scope.Kind == ScopeKind.Point || !await data.HasStaffAsync(row.PointId, Role.PointStaff, ct))
        && (data.Scope.Kind is ScopeKind.Point or ScopeKind.Site || !await data.HasStaffAsync(row.SiteId, Role.SiteStaff, ct));

    /// <summary>Whether an active user of the node has the role.</summary>
    private static async Task<bool> HasStaffAsync(this AppDbContext data, Guid? node, Role role, CancellationToken ct) =>
        node is { } id && await data.Users.AnyAsync(user => user.InstitutionId == id && !user.Disabled && user.Roles.Any(assigned => assigned.Role == role), ct);
}
