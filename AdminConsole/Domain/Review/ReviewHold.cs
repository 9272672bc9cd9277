namespace AdminConsole.Domain.Review;

/// <summary>搁置: put aside until a day, for a reason. 提交并下一份 passes it by until then; it can be decided all the same, which ends the hold.</summary>
public sealed class ReviewHold : IBesideSubmission
{
    public const int ReasonLength = 200, MostDays = 90;

    public required Guid SubmissionId { get; init; }
    public required string Reason { get; set; }

    /// <summary>The day it comes back, in Shanghai.</summary>
    public required DateOnly Until { get; set; }

    public required Guid HeldBy { get; set; }
    public required string HeldByName { get; set; }
    public required DateTime HeldAt { get; set; }
}

/// <summary>备注 on a filing: for the reviewers and the levels above, or for the candidate to read as well. Only ever added.</summary>
public sealed class ReviewNote : IBesideSubmission
{
    public const int TextLength = 500;

    public required Guid Id { get; init; }
    public required Guid SubmissionId { get; init; }
    public required string Text { get; init; }

    /// <summary>The candidate may read it.</summary>
    public required bool Visible { get; init; }

    public required Guid WrittenBy { get; init; }
    public required string WrittenByName { get; init; }
    public required DateTime At { get; init; }
}
