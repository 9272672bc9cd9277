using AdminConsole.Domain.Licences;

namespace AdminConsole.Features.Licences;

/// <summary>One licence of an institution.</summary>
/// <param name="Scans">How many scans it holds.</param>
public sealed record LicenceRow(Guid Id, Guid Version, LicenceDetails Details, bool InUse, DateTime CreatedAt, int Scans);

/// <summary>An institution's licences as its tab shows them.</summary>
/// <param name="MayEdit">The reader's right, whether or not the node is locked.</param>
/// <param name="IsLocked">Nobody changes anything before it is unlocked from above.</param>
public sealed record LicenceListing(IReadOnlyList<LicenceRow> Rows, bool MayEdit, bool IsLocked)
{
    public bool IsOpen => MayEdit && !IsLocked;
}

/// <summary>A licence in use that has ended or soon ends.</summary>
public sealed record ExpiringLicence(Guid InstitutionId, string InstitutionName, string RegistrationNumber, DateOnly ValidTo);

/// <summary>One page of the expiry board.</summary>
/// <param name="Filter">What was asked, with the page that exists.</param>
/// <param name="Counts">Licences of every band in the reader's scope.</param>
public sealed record ExpiryBoard(LicenceExpiryFilter Filter, IReadOnlyList<ExpiringLicence> Rows, IReadOnlyDictionary<LicenceExpiry, int> Counts, DateOnly Today)
{
    public int Total => Counts[Filter.Expiry];
}
