using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Submissions;

/// <summary>
/// How many filings of a season and state the institutions straight under one node have (docs/decisions/004-scope-columns.md). Belongs to that node, so that a scope adds
/// up a few rows for each node of its own. Kept in the transaction that changes a filing; nothing else writes it.
/// </summary>
public sealed class SubmissionCount : IOwned, IDerived
{
    public required string SeasonId { get; init; }
    public required SubmissionState State { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }

    /// <summary>The node above the institutions: point, else site, else district.</summary>
    public required Guid InstitutionId { get; init; }

    public int Total { get; init; }
    public int Green { get; init; }
    public int NeedsReason { get; init; }
    public int RedDuration { get; init; }
    public int RedMentor { get; init; }
    public int Resubmitted { get; init; }
}
