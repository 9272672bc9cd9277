namespace AdminConsole.Domain.Accounts;

/// <summary>Roles of process.md §1. The last three are separated duties without business rights.</summary>
public enum Role
{
    DistrictStaff,
    SiteStaff,
    PointStaff,
    InstitutionAdministrator,
    InstitutionReviewer,
    SystemAdministrator,
    SecurityAdministrator,
    AuditAdministrator,
}
