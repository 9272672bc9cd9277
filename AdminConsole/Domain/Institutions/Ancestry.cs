namespace AdminConsole.Domain.Institutions;

/// <summary>
/// A row that belongs to a node of the institution library. It carries the ids of the node and of its ancestors, so that a person's scope is one
/// equality that an index serves (docs/decisions/004-scope-columns.md).
/// </summary>
public interface IOwned
{
    Guid DistrictId { get; }

    /// <summary>The exam site at or above the node; null directly under the district.</summary>
    Guid? SiteId { get; }

    /// <summary>The registration point at or above the node; null where the node reports past it.</summary>
    Guid? PointId { get; }

    /// <summary>The node itself, of whatever kind.</summary>
    Guid InstitutionId { get; }
}

/// <summary>The ids of a node and its ancestors, as a value.</summary>
public readonly record struct Ancestry(Guid DistrictId, Guid? SiteId, Guid? PointId, Guid InstitutionId) : IOwned
{
    public static Ancestry Of(IOwned owned) => new(owned.DistrictId, owned.SiteId, owned.PointId, owned.InstitutionId);
}
