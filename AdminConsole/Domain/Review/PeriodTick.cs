namespace AdminConsole.Domain.Review;

/// <summary>
/// 已核对: somebody has checked this period against the originals. Belongs to what the period says, not to its place in the filing: a changed period has no tick, an
/// unchanged one keeps it through any resubmission.
/// </summary>
public sealed class PeriodTick : IBesideSubmission
{
    public const int DigestLength = 32;

    public required Guid SubmissionId { get; init; }

    /// <summary>Keyed digest of the period's content and its images.</summary>
    public required string Digest { get; init; }

    public required Guid TickedBy { get; init; }
    public required string TickedByName { get; init; }
    public required DateTime At { get; init; }
}
