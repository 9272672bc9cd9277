using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Domain.Reporting;

/// <summary>One step of a filing on its way up: reported, confirmed, sent back, filed, reopened. Rows are only ever added; a reopening is the correction on record.</summary>
public sealed class SubmissionStep : IOwned
{
    public required Guid Id { get; init; }
    public required Guid SubmissionId { get; init; }
    public required string SeasonId { get; init; }
    public required Guid DistrictId { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? PointId { get; set; }
    public required Guid InstitutionId { get; set; }

    /// <summary>Report, Confirm, SendBack, File or Reopen.</summary>
    public required SubmissionAction Action { get; init; }

    public required SubmissionState From { get; init; }
    public required SubmissionState To { get; init; }

    /// <summary>The list it stood in.</summary>
    public Guid? ListId { get; init; }

    /// <summary>Required to send back and to reopen.</summary>
    public string? Reason { get; init; }

    /// <summary>Null where the season reports what is approved.</summary>
    public Guid? By { get; init; }

    public required string ByName { get; init; }
    public required DateTime At { get; init; }
}
