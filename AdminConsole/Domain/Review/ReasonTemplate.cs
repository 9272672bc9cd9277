using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Review;

/// <summary>A sentence that reviewers type often: a person's own, or the node's for everybody there.</summary>
public sealed class ReasonTemplate : IOwned
{
    public const int TextLength = 200, MostOfOne = 50;

    public required Guid Id { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }

    /// <summary>Null = the node's.</summary>
    public Guid? UserId { get; init; }

    public required string Text { get; set; }
    public required DateTime CreatedAt { get; init; }
}
