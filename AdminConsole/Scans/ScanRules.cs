using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;

namespace AdminConsole.Scans;

/// <summary>Who may upload scans of a kind for a node, and who may see those that a record of the node holds. A row per kind; a record's own rules come on top.</summary>
public sealed record ScanRule(Permission View, params Permission[] Upload)
{
    public bool AllowsUpload(AccessScope scope, IOwned node) => Upload.Any(permission => scope.Can(permission, node));

    /// <summary>A scan that no record holds yet is its uploader's alone.</summary>
    public bool AllowsView(AccessScope scope, Scan scan) => scan.ParentId is null ? scan.UploadedBy is { } by && by == scope.UserId : scope.Can(View, scan);
}

public static class ScanRules
{
    public static ScanRule Of(ScanKind kind) => kind switch
    {
        ScanKind.Licence => new ScanRule(Permission.ViewInstitutions, Permission.EditOwnProfile, Permission.EditInstitutions),
        ScanKind.RegistrationForm or ScanKind.RegistrationCode or ScanKind.RegistrationLicence => new ScanRule(Permission.ReviewRegistrations), // strangers upload them, with their form
        ScanKind.EntryPhoto or ScanKind.EntryPaper => new ScanRule(Permission.EnterSubmissions, Permission.EnterSubmissions),
        ScanKind.ChangeRequest => new ScanRule(Permission.ViewInstitutions, Permission.RequestChanges),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No rule says who may upload and see this kind."),
    };
}
