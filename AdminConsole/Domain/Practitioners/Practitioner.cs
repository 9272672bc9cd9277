namespace AdminConsole.Domain.Practitioners;

/// <summary>
/// A physician of the practising-physician registry (执业医师注册库), as versions <see cref="FromVersion"/> to before <see cref="ToVersion"/> of the registry say. A
/// version rewrites only the entries that it changes. Queries see the published version alone (Data/AppDbContext).
/// </summary>
public sealed class Practitioner : IVersioned
{
    public const int NameLength = 60, PracticeInstitutionLength = 100, PracticeScopeLength = 200, MostInstitutions = 10;

    /// <summary>The same in every version.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version of the registry that brought this entry; 0 = what was there before there were versions.</summary>
    public int FromVersion { get; init; }

    /// <summary>The version that replaced or removed it; null = none has.</summary>
    public int? ToVersion { get; set; }

    /// <summary>Keyed digest of the practising certificate number; the equality search over it.</summary>
    public required byte[] CertificateIndex { get; init; }

    /// <summary>The 15-digit practising certificate number, sealed with the row's id.</summary>
    public required byte[] CertificateSealed { get; init; }

    /// <summary>First two and last four characters, for lists.</summary>
    public required string CertificateMasked { get; init; }

    public required string Name { get; set; }

    /// <summary>exam-levels.csv: 1 practising physician, 2 assistant.</summary>
    public required string Level { get; set; }

    /// <summary>exam-categories.csv, e.g. 110.</summary>
    public required string Category { get; set; }

    /// <summary>Main place of practice as the registry writes it.</summary>
    public required string PracticeInstitution { get; set; }

    /// <summary>Further places of practice (多机构备案).</summary>
    public IReadOnlyList<string> OtherInstitutions { get; set; } = [];

    /// <summary>执业范围, as the registry writes it.</summary>
    public string? PracticeScope { get; set; }

    public required PractitionerState State { get; set; }

    /// <summary>Since when the state is what it is.</summary>
    public DateOnly? StateSince { get; set; }

    /// <summary>First day of the registration.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day of the registration; null = no end is set.</summary>
    public DateOnly? ValidTo { get; set; }

    public Guid Version { get; set; }
}

/// <summary>Registration state of a physician.</summary>
public enum PractitionerState
{
    Registered,
    Suspended,
    Cancelled,
}
