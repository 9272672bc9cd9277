using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Domain.Certificates;

/// <summary>A certificate was printed. Rows are only ever added: the copy's number on paper is the count of them.</summary>
public sealed class CertificatePrint : IOwned
{
    public required Guid Id { get; init; }
    public required Guid SubmissionId { get; init; }
    public required Guid DistrictId { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? PointId { get; set; }
    public required Guid InstitutionId { get; set; }

    /// <summary>Zero-based; null = the commitment letter.</summary>
    public required int? Period { get; init; }

    /// <summary>From 1, for each period of a filing.</summary>
    public required int Copy { get; init; }

    /// <summary>The submission code that the paper carries.</summary>
    public required string SubmissionCode { get; init; }

    public required Guid PrintedBy { get; init; }
    public required string PrintedByName { get; init; }
    public required DateTime PrintedAt { get; init; }

    /// <summary>States in which a filing's certificates are valid, and so may be printed.</summary>
    public static IReadOnlyList<SubmissionState> Valid { get; } = [SubmissionState.Approved, SubmissionState.Reported, SubmissionState.Confirmed, SubmissionState.Filed];
}
