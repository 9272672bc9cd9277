namespace AdminConsole.Domain.Institutions;

public enum InstitutionNameKind
{
    /// <summary>曾用名: what the institution was called until a day.</summary>
    Former,

    /// <summary>别名: what people also call it; has no dates.</summary>
    Alias,
}

/// <summary>A further name of an institution. Rows are added and removed through <see cref="Institution"/>, which keeps what is searched in step.</summary>
public sealed class InstitutionName : IOwned
{
    public required Guid Id { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public required InstitutionNameKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>First day of a former name; null = since before anybody wrote it down.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day of a former name, included; null for an alias.</summary>
    public DateOnly? ValidTo { get; init; }

    public bool WasValidOn(DateOnly day) => Kind == InstitutionNameKind.Former && (ValidFrom is null || ValidFrom <= day) && day <= ValidTo;

    /// <summary>Whether two former names would both hold on some day.</summary>
    public bool Overlaps(InstitutionName other) =>
        Kind == InstitutionNameKind.Former && other.Kind == InstitutionNameKind.Former
        && (ValidFrom is null || ValidFrom <= other.ValidTo) && (other.ValidFrom is null || other.ValidFrom <= ValidTo);
}
