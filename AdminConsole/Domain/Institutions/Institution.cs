namespace AdminConsole.Domain.Institutions;

/// <summary>A node of the institution library (机构库), whatever its kind; its parent is its reporting level (信息上报层级).</summary>
public sealed class Institution : IOwned, IVersioned
{
    public const int NameLength = 100, AddressLength = 200, NoteLength = 500, CodeLength = 30, ServicePopulationLength = 200;

    public Guid Id { get; private set; }
    public InstitutionKind Kind { get; private set; }
    public Guid? ParentId { get; private set; }
    public Guid DistrictId { get; private set; }
    public Guid? SiteId { get; private set; }
    public Guid? PointId { get; private set; }
    public Guid Version { get; set; }

    public string Name { get; private set; } = "";

    /// <summary>Code of <c>institution-category-tree-seed.csv</c>.</summary>
    public string CategoryCode { get; private set; } = "";

    /// <summary>18-character unified social credit code or 9-character organisation code, normalised.</summary>
    public string? Code { get; private set; }

    /// <summary>GB/T 2260 division, six digits.</summary>
    public string? DivisionCode { get; private set; }

    public InstitutionProfile Profile { get; private set; } = new();

    public DateTime? LockedAt { get; private set; }
    public string? LockedBy { get; private set; }
    public string? LockNote { get; private set; }

    /// <summary>Why the node receives no submissions at present (暂停受理); null = it receives them.</summary>
    public string? SuspensionReason { get; private set; }

    public bool IsLocked => LockedAt is not null;

    public bool AcceptsSubmissions => Kind == InstitutionKind.Institution && SuspensionReason is null;

    Guid IOwned.InstitutionId => Id;

    private Institution()
    {
    }

    /// <summary>A new node under <paramref name="parent"/>; the district, the root, has none.</summary>
    public static Institution Create(Guid id, InstitutionKind kind, Institution? parent, string name, string categoryCode, string? code, string? divisionCode, InstitutionProfile profile)
    {
        if (parent is null ? kind != InstitutionKind.District : kind <= parent.Kind)
            throw new ArgumentException($"A {kind} cannot report to {parent?.Kind.ToString() ?? "nobody"}.", nameof(parent));
        return new Institution
        {
            Id = id,
            Kind = kind,
            ParentId = parent?.Id,
            DistrictId = parent?.DistrictId ?? id,
            SiteId = kind == InstitutionKind.Site ? id : parent?.SiteId,
            PointId = kind == InstitutionKind.Point ? id : parent?.PointId,
            Name = name,
            CategoryCode = categoryCode,
            Code = code,
            DivisionCode = divisionCode,
            Profile = profile,
        };
    }

    /// <summary>The fields the node's own administrator may edit, and the level above as well; refused while locked (AZ-10).</summary>
    public Result<Done> EditProfile(InstitutionProfile profile)
    {
        if (IsLocked)
            return InstitutionErrors.Locked;
        Profile = profile;
        return Done.Yes;
    }

    /// <summary>A higher level has checked the data and freezes profile, former names and licences (锁定). The caller has checked that it acts from above.</summary>
    public Result<Done> Lock(string by, DateTime at, string? note)
    {
        if (LockedAt is { } since)
            return InstitutionErrors.AlreadyLocked(LockedBy!, since);
        (LockedBy, LockedAt, LockNote) = (by, at, note);
        return Done.Yes;
    }

    /// <summary>The level above opens the data for change again (解锁).</summary>
    public Result<Done> Unlock()
    {
        if (!IsLocked)
            return InstitutionErrors.NotLocked;
        (LockedBy, LockedAt, LockNote) = (null, null, null);
        return Done.Yes;
    }

    public void Suspend(string reason) => SuspensionReason = reason;

    public void Resume() => SuspensionReason = null;
}

/// <summary>What a node says of itself. Coded values are the <c>code</c> columns of the code lists.</summary>
public sealed record InstitutionProfile
{
    public string? ServicePopulation { get; init; }
    public string? Address { get; init; }
    public string? Postcode { get; init; }

    /// <summary>医疗机构执业许可证登记号; its structure only warns, because the notices print dummies.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>hospital-levels.csv.</summary>
    public string? Level { get; init; }

    /// <summary>hospital-grades.csv.</summary>
    public string? Grade { get; init; }

    /// <summary>operation-levels.csv.</summary>
    public string? BusinessLevel { get; init; }
}
