using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;
using AdminConsole.Scans;

namespace AdminConsole.Features.Registrations;

/// <param name="Duplicates">Institutions of the library with the same code, or the same name, today's or a former one.</param>
public sealed record RegistrationRow(Guid Id, string Name, string Code, RegistrationState State, DateTime SubmittedAt, string? DecidedBy, DateTime? DecidedAt, int Duplicates);

public sealed record RegistrationListing(RegistrationFilter Filter, IReadOnlyList<RegistrationRow> Rows, int Total, IReadOnlyDictionary<RegistrationState, int> Counts);

/// <summary>An application as its reviewer sees it.</summary>
/// <param name="MayDecide">The person reviews it, and it waits.</param>
/// <param name="MayAllowNewCode">The person reviews it, and its code was shown.</param>
public sealed record RegistrationView(
    Guid Id, Guid Version, RegistrationContent Content, string PhoneMasked, RegistrationState State, DateTime AppliedAt, DateTime SubmittedAt, string? Note, string? DecidedBy, DateTime? DecidedAt,
    Guid? NodeId, string? Account, DateTime? CodeShownAt, IReadOnlyList<RegistrationDuplicate> Duplicates, IReadOnlyList<ScanPicture> Scans, bool MayDecide, bool MayAllowNewCode);

/// <summary>A node of the library that may be the applicant.</summary>
/// <param name="WasCalledSo">It has another name today, and the applicant's among its former names and aliases.</param>
public sealed record RegistrationDuplicate(Guid Id, string Name, string? Code, string CategoryCode, bool SameCode, bool SameName, bool WasCalledSo, bool HasAccount);

/// <summary>A level that a new node may report to.</summary>
public sealed record ReportingLevel(Guid Id, string Name, InstitutionKind Kind);

public sealed record SiteDelegation(Guid Id, string Name, bool Delegated);
