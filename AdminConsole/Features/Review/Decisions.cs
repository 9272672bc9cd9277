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

/// <summary>One decision to be made.</summary>
/// <param name="SubmissionId">The filing.</param>
/// <param name="Decision">Approve, reject or return.</param>
/// <param name="Note">审核说明, cleaned.</param>
/// <param name="Version">The filing as the decider saw it.</param>
public sealed record DecisionOrder(Guid SubmissionId, SubmissionAction Decision, string Note, Guid Version)
{
    /// <summary>The claim under which the decider worked; null where there was none.</summary>
    public Guid? Claim { get; init; }

    /// <summary>What a return names to be mended; empty otherwise, and where a decision is changed to 允许修改.</summary>
    public IReadOnlyList<FeedbackItem> Feedback { get; init; } = [];

    /// <summary>Bulk approval: refused unless every mark is green, and then the periods count as checked.</summary>
    public bool AllGreenOnly { get; init; }

    public TimeSpan UndoFor { get; init; } = SubmissionTransitions.UndoWindow;
}

/// <summary>A decision that stands.</summary>
/// <param name="Id">What <see cref="DecisionService.UndoAsync"/> names.</param>
/// <param name="UndoFor">How long it can be taken back, from now.</param>
public sealed record DecisionMade(Guid Id, Guid SubmissionId, string Number, SubmissionState State, TimeSpan UndoFor);
