using AdminConsole.Domain.Practitioners;

namespace AdminConsole.Features.Practitioners;

/// <summary>An entry of the registry as people see it; the certificate number is masked (PD-02).</summary>
/// <param name="Id">The same in every version.</param>
/// <param name="Version">For a correction.</param>
public sealed record PractitionerRow(Guid Id, Guid Version)
{
    /// <summary>First two and last four characters.</summary>
    public required string CertificateMasked { get; init; }

    /// <summary>As the registry writes it.</summary>
    public required string Name { get; init; }

    /// <summary>exam-levels.csv.</summary>
    public required string Level { get; init; }

    /// <summary>exam-categories.csv.</summary>
    public required string Category { get; init; }

    public string? PracticeScope { get; init; }

    /// <summary>Main place of practice.</summary>
    public required string PracticeInstitution { get; init; }

    /// <summary>Further places.</summary>
    public IReadOnlyList<string> OtherInstitutions { get; init; } = [];

    public PractitionerState State { get; init; }
    public DateOnly? StateSince { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public IEnumerable<string> Institutions => OtherInstitutions.Prepend(PracticeInstitution);

    public static PractitionerRow Of(Practitioner row) => new(row.Id, row.Version)
    {
        CertificateMasked = row.CertificateMasked,
        Name = row.Name,
        Level = row.Level,
        Category = row.Category,
        PracticeScope = row.PracticeScope,
        PracticeInstitution = row.PracticeInstitution,
        OtherInstitutions = row.OtherInstitutions,
        State = row.State,
        StateSince = row.StateSince,
        ValidFrom = row.ValidFrom,
        ValidTo = row.ValidTo,
    };
}

/// <summary>One page of the registry.</summary>
/// <param name="Search">What was asked, with the page that exists.</param>
/// <param name="Rows">By name.</param>
/// <param name="Total">Rows on all pages.</param>
public sealed record PractitionerListing(PractitionerSearch Search, IReadOnlyList<PractitionerRow> Rows, int Total);

/// <summary>One physician through all published versions.</summary>
/// <param name="Current">What the registry says today; null where the newest version holds the physician no more.</param>
/// <param name="Past">Every version that brought or removed the entry, the newest first.</param>
public sealed record PractitionerHistory(PractitionerRow? Current, IReadOnlyList<PractitionerChange> Past);

/// <param name="Made">The version of the registry.</param>
/// <param name="Row">What it said; null where it removed the entry.</param>
/// <param name="Before">What was there before; null where it was new.</param>
public sealed record PractitionerChange(RegistryVersion? Made, PractitionerRow? Row, PractitionerRow? Before);
