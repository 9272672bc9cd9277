using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Submissions;

/// <summary>
/// How many filings of a season and state the institutions straight under one node have (docs/decisions/004-scope-columns.md). Belongs to that node, so that a scope adds
/// up a few rows for each node of its own. Kept in the transaction that changes a filing; nothing else writes it, nor the counts below.
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
    public int Red { get; init; }
    public int RedDuration { get; init; }
    public int RedMentor { get; init; }
    public int RedIdentity { get; init; }
    public int Resubmitted { get; init; }
    public int SentBack { get; init; }
}

/// <summary>How many filings of a season, held by the institutions straight under one node, were ever returned for a reason.</summary>
public sealed class ReturnReasonCount : IOwned, IDerived
{
    public required string SeasonId { get; init; }

    /// <summary>Code of one of the season's reasons.</summary>
    public required string Reason { get; init; }

    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public int Total { get; init; }
}

/// <summary>How far the filings of one institution have come in a season, and how many have a red mark: for lists of institutions in the order of their figures.</summary>
public sealed class InstitutionCount : IOwned, IDerived
{
    public required string SeasonId { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public int Total { get; init; }
    public int Reviewed { get; init; }
    public int Approved { get; init; }
    public int Reported { get; init; }
    public int Filed { get; init; }
    public int Red { get; init; }
}
