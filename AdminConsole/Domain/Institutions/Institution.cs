namespace AdminConsole.Domain.Institutions;

/// <summary>A node of the institution library (机构库), whatever its kind; its parent is its reporting level (信息上报层级).</summary>
public sealed class Institution : IOwned, IVersioned
{
    public const int NameLength = 100, AddressLength = 200, NoteLength = 500, CodeLength = 30, ServicePopulationLength = 200;

    /// <summary>All names together. PostgreSQL refuses index rows above 2,704 bytes, and the library is searched in its indexes.</summary>
    public const int SearchLength = 500;

    private readonly List<InstitutionName> otherNames = [];

    public Guid Id { get; private set; }
    public InstitutionKind Kind { get; private set; }
    public Guid? ParentId { get; private set; }
    public Guid DistrictId { get; private set; }
    public Guid? SiteId { get; private set; }
    public Guid? PointId { get; private set; }
    public Guid Version { get; set; }

    public string Name { get; private set; } = "";

    /// <summary>Former names and aliases. Loaded only where asked for; whatever changes a name needs them.</summary>
    public IReadOnlyList<InstitutionName> OtherNames => otherNames;

    /// <summary>Every name, as <see cref="InstitutionNames.SearchText"/> writes them.</summary>
    public string SearchText { get; private set; } = "";

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

    public string? SuspendedBy { get; private set; }
    public DateTime? SuspendedAt { get; private set; }

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
            SearchText = InstitutionNames.SearchText(name, []),
            CategoryCode = categoryCode,
            Code = code,
            DivisionCode = divisionCode,
            Profile = profile,
        };
    }

    /// <summary>The fields the node's own administrator may edit, and the level above as well; refused while locked (AZ-10).</summary>
    public Result<Done> EditProfile(string? code, string? divisionCode, InstitutionProfile profile)
    {
        if (IsLocked)
            return InstitutionErrors.Locked;
        (Code, DivisionCode, Profile) = (code, divisionCode, profile);
        return Done.Yes;
    }

    /// <summary>Name and category, which are changed only from above. Needs <see cref="OtherNames"/>.</summary>
    public Result<Done> ChangeIdentity(string name, string categoryCode)
    {
        if (IsLocked)
            return InstitutionErrors.Locked;
        var names = InstitutionNames.SearchText(name, otherNames);
        if (names.Length > SearchLength)
            return InstitutionErrors.NamesTooLong;
        (Name, CategoryCode, SearchText) = (name, categoryCode, names);
        return Done.Yes;
    }

    /// <summary>The last day on which a former name held. Needs <see cref="OtherNames"/>.</summary>
    public DateOnly? LastDayOfFormerNames => otherNames.Max(name => name.ValidTo);

    /// <summary>Adds a former name or an alias. Former names never overlap, and the last day of one lies before today, when today's name holds. Needs <see cref="OtherNames"/>.</summary>
    public Result<InstitutionName> AddName(InstitutionNameKind kind, string name, DateOnly? validFrom, DateOnly? validTo, DateOnly today)
    {
        if (IsLocked)
            return InstitutionErrors.Locked;
        var added = new InstitutionName
        {
            Id = Guid.CreateVersion7(),
            DistrictId = DistrictId,
            SiteId = SiteId,
            PointId = PointId,
            InstitutionId = Id,
            Kind = kind,
            Name = name,
            ValidFrom = kind == InstitutionNameKind.Former ? validFrom : null,
            ValidTo = kind == InstitutionNameKind.Former ? validTo : null,
        };
        if (FaultOf(added, today) is { } fault)
            return fault;
        var names = InstitutionNames.SearchText(Name, [.. otherNames, added]);
        if (names.Length > SearchLength)
            return InstitutionErrors.NamesTooLong;
        otherNames.Add(added);
        SearchText = names;
        return added;
    }

    /// <summary>Needs <see cref="OtherNames"/>.</summary>
    public Result<Done> RemoveName(Guid id)
    {
        if (IsLocked)
            return InstitutionErrors.Locked;
        if (otherNames.RemoveAll(name => name.Id == id) == 0)
            return Error.NotFound;
        SearchText = InstitutionNames.SearchText(Name, otherNames);
        return Done.Yes;
    }

    /// <summary>
    /// Reports to another level from now on. What belongs to the node and lies below it carries its ancestors too and has to be rewritten in the same
    /// transaction (Data/Subtree). The caller has checked that it acts from above both.
    /// </summary>
    public Result<Done> MoveTo(Institution parent)
    {
        if (IsLocked)
            return InstitutionErrors.Locked;
        if (ParentId == parent.Id)
            return InstitutionErrors.ReportsThereAlready;
        if (ParentId is null || Kind <= parent.Kind || DistrictId != parent.DistrictId)
            return InstitutionErrors.CannotReportThere(Kind, parent.Kind);
        ParentId = parent.Id;
        if (Kind != InstitutionKind.Site)
            SiteId = parent.SiteId;
        if (Kind == InstitutionKind.Institution)
            PointId = parent.PointId;
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

    /// <summary>暂停受理: neither bindings nor filings come in any more; what is pending is reviewed on. The caller has checked that it acts from above.</summary>
    public Result<Done> Suspend(string reason, string by, DateTime at)
    {
        if (Kind != InstitutionKind.Institution)
            return InstitutionErrors.TakesNoSubmissions;
        if (SuspensionReason is not null)
            return InstitutionErrors.AlreadySuspended;
        (SuspensionReason, SuspendedBy, SuspendedAt) = (reason, by, at);
        return Done.Yes;
    }

    /// <summary>恢复受理.</summary>
    public Result<Done> Resume()
    {
        if (SuspensionReason is null)
            return InstitutionErrors.NotSuspended;
        (SuspensionReason, SuspendedBy, SuspendedAt) = (null, null, null);
        return Done.Yes;
    }

    private Error? FaultOf(InstitutionName added, DateOnly today)
    {
        if (added.Kind == InstitutionNameKind.Alias)
        {
            return InstitutionNames.Same(added.Name, Name) || otherNames.Exists(name => name.Kind == InstitutionNameKind.Alias && InstitutionNames.Same(name.Name, added.Name))
                ? Error.Field("name", new Phrase("institution.fault.name_known")) : null;
        }

        if (added.ValidTo is not { } last)
            return Error.Field("validTo", new Phrase("institution.fault.required"));
        if (last >= today)
            return Error.Field("validTo", new Phrase("institution.fault.name_future"));
        if (added.ValidFrom > last)
            return Error.Field("validTo", new Phrase("institution.fault.name_order"));
        return otherNames.Find(added.Overlaps) is { } other ? Error.Field("validFrom", new Phrase("institution.fault.name_overlap", other.Name)) : null;
    }
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

    /// <summary>institution-opening-states.csv.</summary>
    public string? OpeningState { get; init; }
}
