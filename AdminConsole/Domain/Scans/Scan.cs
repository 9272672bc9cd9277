using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Scans;

/// <summary>What a scan is uploaded for. Who may upload and see each kind stands in Scans/ScanRules.</summary>
public enum ScanKind
{
    /// <summary>A page of an institution's 医疗机构执业许可证.</summary>
    Licence,

    /// <summary>单位用户注册申请表, stamped.</summary>
    RegistrationForm,

    /// <summary>统一社会信用代码证 of an applicant.</summary>
    RegistrationCode,

    /// <summary>医疗登记许可证 of an applicant.</summary>
    RegistrationLicence,

    /// <summary>What an institution shows with a 变更申请.</summary>
    ChangeRequest,

    /// <summary>The photograph of a candidate whom an institution enters itself.</summary>
    EntryPhoto,

    /// <summary>Any other paper of such a candidate.</summary>
    EntryPaper,
}

/// <summary>
/// An image that a person of the console uploaded for a record of a node. Until a record takes it up it is its uploader's alone, and goes after
/// <see cref="UnattachedLifetime"/>.
/// </summary>
public sealed class Scan : IOwned, IStoredImage
{
    public const int LabelLength = 100;

    public static readonly TimeSpan UnattachedLifetime = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public required ScanKind Kind { get; init; }

    /// <summary>The record it belongs to, of the kind that <see cref="Kind"/> names; null until one takes it up.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>What the uploader's file was called, cleaned; for people only, never part of a path.</summary>
    public required string Label { get; init; }

    public required string StorageName { get; init; }
    public required string ContentType { get; init; }
    public required int Length { get; init; }

    /// <summary>As it is shown, the right way up.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }
    public required int Orientation { get; init; }

    /// <summary>Lower-case hex digest of the file as it came.</summary>
    public required string ReceivedSha256 { get; init; }

    /// <summary>Lower-case hex digest of the stored image.</summary>
    public required string Sha256 { get; init; }

    public required DateTime UploadedAt { get; init; }

    /// <summary>Null for a stranger's upload, e.g. with a registration.</summary>
    public Guid? UploadedBy { get; init; }
}
