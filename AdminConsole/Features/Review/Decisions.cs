using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Review;

/// <summary>The three things a reviewer can decide.</summary>
public static class Decisions
{
    public static IReadOnlyList<SubmissionAction> All { get; } = [SubmissionAction.Approve, SubmissionAction.Reject, SubmissionAction.Return];

    extension(SubmissionState state)
    {
        /// <summary>The filing came into this state by a decision.</summary>
        public bool IsDecision => state is SubmissionState.Approved or SubmissionState.Rejected or SubmissionState.Returned;
    }
}
