using AdminConsole.Domain.Accounts;

namespace AdminConsole.Domain.Announcements;

/// <summary>The levels below the district.</summary>
[Flags]
public enum Levels
{
    None = 0,
    Sites = 1,
    Points = 2,
    Institutions = 4,
    All = Sites | Points | Institutions,
}

public static class LevelsExtensions
{
    public static IReadOnlyList<Levels> Each { get; } = [Levels.Sites, Levels.Points, Levels.Institutions];

    /// <summary>The roles that people at these levels have.</summary>
    public static IReadOnlyList<Role> Roles(this Levels levels) =>
    [
        .. levels.HasFlag(Levels.Sites) ? [Role.SiteStaff] : (Role[])[],
        .. levels.HasFlag(Levels.Points) ? [Role.PointStaff] : (Role[])[],
        .. levels.HasFlag(Levels.Institutions) ? [Role.InstitutionAdministrator, Role.InstitutionReviewer] : (Role[])[],
    ];
}
