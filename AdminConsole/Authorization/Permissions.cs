using System.Collections.Frozen;
using AdminConsole.Domain.Accounts;

namespace AdminConsole.Authorization;

/// <summary>Everything a signed-in person may be allowed to do. Each has exactly one row in <see cref="Permissions"/>.</summary>
public enum Permission
{
    ViewReviewQueue,
    DecideSubmission,

    /// <summary>单位直接录入: files for a candidate, and changes or takes back what was filed so.</summary>
    EnterSubmissions,

    /// <summary>Where the institution has nobody else to decide a filing, the nearest level above does (second person).</summary>
    StandInForReviewer,

    /// <summary>One masked number of a filing, whole, for a reason (PD-03).</summary>
    RevealPersonalValue,
    ExportSubmissions,

    /// <summary>The approved list carries whole document numbers (XL-05).</summary>
    ExportApprovedList,

    /// <summary>Hands approved filings upward in a list (上报).</summary>
    ReportSubmissions,
    ViewReports,

    /// <summary>Lists and filing workbooks with whole numbers, printed or as workbooks.</summary>
    ExportReports,

    /// <summary>Certificates on paper, with whole numbers; each print is on the record.</summary>
    PrintCertificates,

    /// <summary>复核: confirms reported filings of lower nodes, or sends them back.</summary>
    ConfirmReports,

    /// <summary>备案, and reopening what is filed.</summary>
    FileReports,

    /// <summary>报名核验: asks, name by name, whether persons who register for the examination have an approved filing.</summary>
    CheckRegistrations,
    ViewInstitutions,
    EditOwnProfile,
    EditInstitutions,
    LockInstitutions,
    SuspendInstitutions,

    /// <summary>Asked of the node that the new one reports to.</summary>
    CreateInstitutions,
    MoveInstitutions,
    DeleteInstitutions,
    ExportInstitutions,
    ImportInstitutions,
    RequestChanges,
    AnswerChangeRequests,
    ViewPractitioners,
    CorrectPractitioners,
    ImportPractitioners,
    ViewSeasons,
    ManageSeasons,

    /// <summary>Looks a person up who asks for help.</summary>
    FindCandidates,

    /// <summary>Who saw, handed on or changed a person's data, and what the person asks about it (PD-07).</summary>
    AnswerPersonalRequests,
    ViewDuplicates,

    /// <summary>The reports of risk, and their export.</summary>
    ViewRisk,

    /// <summary>The statistics workbook: numbers alone.</summary>
    ExportStatistics,

    /// <summary>Clients of the API and what they were sent.</summary>
    ViewApiClients,

    /// <summary>Who may call the API, and with what: access is granted by the security administrator.</summary>
    ManageApiClients,

    /// <summary>What could not be sent, and sending it again.</summary>
    ResendOutbox,

    /// <summary>通知公告 and 表格下载.</summary>
    ViewAnnouncements,

    /// <summary>Writes and publishes them.</summary>
    ManageAnnouncements,
    ReviewRegistrations,

    /// <summary>Says which exam sites review the applications of their own area.</summary>
    DelegateRegistrations,
    ViewBusinessAccounts,
    ManageBusinessAccounts,

    /// <summary>Users of the own node and below; whose, and what roles, says <see cref="Delegation"/>.</summary>
    ManageUsers,

    /// <summary>That there is a confirmation code and who bound with it, never the code.</summary>
    ViewConfirmationCode,

    /// <summary>Reads, changes and freezes the own institution's confirmation code.</summary>
    UseConfirmationCode,

    /// <summary>How the installation runs: its checks, its backups, and making one.</summary>
    OperateInstallation,

    /// <summary>Who did what and when, of the own node and below, without what was written (AL-05).</summary>
    ViewAudit,

    /// <summary>The whole record: what was written, what became what; verifies and exports it.</summary>
    ReadAudit,
}

/// <summary>Which rows within the scope a permission reaches.</summary>
public enum Reach
{
    /// <summary>The node's own rows and all below.</summary>
    OwnAndBelow,

    /// <summary>The person's own node only.</summary>
    Own,

    /// <summary>Nodes below the person's own, never the own one (AZ-10).</summary>
    Below,

    /// <summary>Not bound to a node: registries that every node shares.</summary>
    Shared,
}

public sealed record PermissionRule(Permission Permission, Reach Reach, FrozenSet<Role> Roles);

/// <summary>The one table of who may do what. Pages and endpoints name the permission, services ask <see cref="AccessScope.Can(Permission, Domain.Institutions.IOwned)"/> again.</summary>
public static class Permissions
{
    public static IReadOnlyList<PermissionRule> All { get; } =
    [
        Row(Permission.ViewReviewQueue, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionReviewer, Role.InstitutionAdministrator),
        Row(Permission.DecideSubmission, Reach.Own, Role.InstitutionReviewer),
        Row(Permission.EnterSubmissions, Reach.OwnAndBelow, Role.DistrictStaff, Role.InstitutionAdministrator, Role.InstitutionReviewer),
        Row(Permission.StandInForReviewer, Reach.Below, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.RevealPersonalValue, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionReviewer),
        Row(Permission.ExportSubmissions, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionReviewer),
        Row(Permission.ExportApprovedList, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionReviewer),
        Row(Permission.ReportSubmissions, Reach.Own, Role.InstitutionReviewer),
        Row(Permission.ViewReports, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionReviewer, Role.InstitutionAdministrator),
        Row(Permission.ExportReports, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionReviewer),
        Row(Permission.PrintCertificates, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionReviewer),
        Row(Permission.ConfirmReports, Reach.Below, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.FileReports, Reach.Below, Role.DistrictStaff),
        Row(Permission.CheckRegistrations, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.ViewInstitutions, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator, Role.InstitutionReviewer),
        Row(Permission.EditOwnProfile, Reach.Own, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator),
        Row(Permission.EditInstitutions, Reach.Below, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.LockInstitutions, Reach.Below, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.SuspendInstitutions, Reach.Below, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.CreateInstitutions, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.MoveInstitutions, Reach.Below, Role.DistrictStaff, Role.SiteStaff),
        Row(Permission.DeleteInstitutions, Reach.Below, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.ExportInstitutions, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.ImportInstitutions, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.RequestChanges, Reach.Own, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator),
        Row(Permission.AnswerChangeRequests, Reach.Below, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.ViewPractitioners, Reach.Shared, Role.DistrictStaff),
        Row(Permission.CorrectPractitioners, Reach.Shared, Role.DistrictStaff),
        Row(Permission.ImportPractitioners, Reach.Shared, Role.DistrictStaff),
        Row(Permission.ViewApiClients, Reach.Shared, Role.SystemAdministrator, Role.SecurityAdministrator),
        Row(Permission.ManageApiClients, Reach.Shared, Role.SecurityAdministrator),
        Row(Permission.ResendOutbox, Reach.Shared, Role.DistrictStaff, Role.SystemAdministrator),
        Row(Permission.OperateInstallation, Reach.Shared, Role.SystemAdministrator),
        Row(Permission.ViewAnnouncements, Reach.Shared, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator, Role.InstitutionReviewer),
        Row(Permission.ManageAnnouncements, Reach.Shared, Role.DistrictStaff),
        Row(Permission.ViewSeasons, Reach.Shared, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator, Role.InstitutionReviewer),
        Row(Permission.ManageSeasons, Reach.Shared, Role.DistrictStaff),
        Row(Permission.FindCandidates, Reach.Shared, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionReviewer),
        Row(Permission.AnswerPersonalRequests, Reach.Shared, Role.DistrictStaff),
        Row(Permission.ViewDuplicates, Reach.Shared, Role.DistrictStaff),
        Row(Permission.ViewRisk, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator, Role.InstitutionReviewer),
        Row(Permission.ExportStatistics, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff),
        Row(Permission.ReviewRegistrations, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff),
        Row(Permission.DelegateRegistrations, Reach.Below, Role.DistrictStaff),
        Row(Permission.ViewBusinessAccounts, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator),
        Row(Permission.ManageBusinessAccounts, Reach.Own, Role.InstitutionAdministrator),
        Row(Permission.ManageUsers, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator, Role.SecurityAdministrator),
        Row(Permission.ViewConfirmationCode, Reach.OwnAndBelow, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator, Role.InstitutionReviewer),
        Row(Permission.UseConfirmationCode, Reach.Own, Role.InstitutionAdministrator, Role.InstitutionReviewer),
        Row(Permission.ViewAudit, Reach.OwnAndBelow, Role.AuditAdministrator, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff),
        Row(Permission.ReadAudit, Reach.Shared, Role.AuditAdministrator),
    ];

    private static readonly FrozenDictionary<Permission, PermissionRule> ByPermission = All.ToFrozenDictionary(row => row.Permission);

    public static PermissionRule Of(Permission permission) => ByPermission[permission];

    private static PermissionRule Row(Permission permission, Reach reach, params Role[] roles) => new(permission, reach, roles.ToFrozenSet());
}
