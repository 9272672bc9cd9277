namespace AdminConsole.Domain.Practitioners;

/// <summary>A physician of the practising-physician registry (执业医师注册库).</summary>
public sealed class Practitioner : IVersioned
{
    public const int NameLength = 60, PracticeInstitutionLength = 100;

    public required Guid Id { get; init; }

    /// <summary>Keyed digest of the practising certificate number; the equality search over it.</summary>
    public required byte[] CertificateIndex { get; init; }

    /// <summary>The 15-digit practising certificate number, sealed with the row's id.</summary>
    [Personal]
    public required byte[] CertificateSealed { get; init; }

    /// <summary>First two and last four characters, for lists.</summary>
    public required string CertificateMasked { get; init; }

    [Personal]
    public required string Name { get; set; }

    /// <summary>exam-levels.csv: 1 practising physician, 2 assistant.</summary>
    public required string Level { get; set; }

    /// <summary>exam-categories.csv, e.g. 110.</summary>
    public required string Category { get; set; }

    /// <summary>Main place of practice as the registry writes it.</summary>
    public required string PracticeInstitution { get; set; }

    public required PractitionerState State { get; set; }
    public Guid Version { get; set; }
}

/// <summary>Registration state of a physician.</summary>
public enum PractitionerState
{
    Registered,
    Suspended,
    Cancelled,
}
