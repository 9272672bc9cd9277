using static AdminConsole.Domain.Submissions.SubmissionAction;
using static AdminConsole.Domain.Submissions.SubmissionActor;
using static AdminConsole.Domain.Submissions.SubmissionState;

namespace AdminConsole.Domain.Submissions;

/// <summary>The table of process.md §4: what may be done to a filing, in which state, by whom, and where it leads. Nothing else moves a filing.</summary>
public static class SubmissionTransitions
{
    /// <summary>Fewest visible characters where a note must be there at all, and where it has to give a reason.</summary>
    public const int Note = 1, Reason = 5;

    /// <summary>How long a decision may be taken back, one alone and one of a batch; outcomes are told when it is over.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromSeconds(10), BatchUndoWindow = TimeSpan.FromSeconds(60);

    private static readonly Row[] Table =
    [
        new([null], Submit, Candidate | Institution, Pending),
        new([Pending], Withdraw, Candidate, Withdrawn),
        new([Withdrawn, Returned], Resubmit, Candidate, Pending),
        new([Rejected], Resubmit, Candidate, Pending, When: facts => facts.RejectedMayRefile),

        new([Pending], Approve, Reviewer, Approved),
        new([Pending], Reject, Reviewer, Rejected, Note),
        new([Pending], Return, Reviewer, Returned, Note),
        new([Rejected, Returned], Approve, Reviewer, Approved, Reason),
        new([Approved, Returned], Reject, Reviewer, Rejected, Reason),
        new([Approved, Rejected], Return, Reviewer, Returned, Reason),
        new([Approved, Rejected, Returned], Undo, Reviewer, Pending, When: facts => facts.UndoOpen),

        new([Pending, Withdrawn, Returned], Edit, Institution, Unchanged, When: facts => facts.DirectEntry),
        new([Pending], Withdraw, Institution, Withdrawn, When: facts => facts.DirectEntry),
        new([Withdrawn, Returned], Resubmit, Institution, Pending, When: facts => facts.DirectEntry),
        new([Rejected], Resubmit, Institution, Pending, When: facts => facts.DirectEntry && facts.RejectedMayRefile),

        new([Approved], Report, Reviewer, Reported),
        new([Reported], Confirm, SecondReviewer, Confirmed, When: facts => facts.SecondReview),
        new([Reported, Confirmed], SendBack, Point | Site | District, Approved, Reason),
        new([Reported], SubmissionAction.File, District, Filed, When: facts => !facts.SecondReview),
        new([Confirmed], SubmissionAction.File, District, Filed, When: facts => facts.SecondReview),
        new([Filed], Reopen, District, Reported, Reason),
    ];

    private static SubmissionState? Unchanged => null;

    /// <summary>The state the action leads to, or <c>illegal_state</c>.</summary>
    /// <param name="from">null = not filed yet.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="actor">One or several capacities; one that the row names is enough.</param>
    /// <param name="facts">What the guards ask.</param>
    public static Result<SubmissionState> Next(SubmissionState? from, SubmissionAction action, SubmissionActor actor, TransitionFacts facts = default)
    {
        var row = Table.FirstOrDefault(row => row.Action == action && row.Allows(from, actor, facts));
        return row is null ? SubmissionErrors.IllegalState(from, action) : row.To ?? from!.Value;
    }

    /// <summary>What <see cref="Next"/> would accept, in the order of the table; for screens.</summary>
    public static IReadOnlyList<SubmissionAction> Allowed(SubmissionState? from, SubmissionActor actor, TransitionFacts facts = default) =>
        [.. Table.Where(row => row.Allows(from, actor, facts)).Select(row => row.Action).Distinct()];

    /// <summary>Fewest visible characters the note must have for this move, whatever the marks say: 0, <see cref="Note"/> or <see cref="Reason"/>.</summary>
    public static int ShortestNote(SubmissionState from, SubmissionAction action) =>
        Table.Where(row => row.Action == action && row.From.Contains(from)).Select(row => row.ShortestNote).DefaultIfEmpty(0).Max();

    private sealed record Row(
        SubmissionState?[] From, SubmissionAction Action, SubmissionActor By, SubmissionState? To, int ShortestNote = 0, Func<TransitionFacts, bool>? When = null)
    {
        public bool Allows(SubmissionState? from, SubmissionActor actor, TransitionFacts facts) =>
            From.Contains(from) && (By & actor) != SubmissionActor.None && When?.Invoke(facts) != false;
    }
}

/// <summary>What the guards of <see cref="SubmissionTransitions"/> ask.</summary>
/// <param name="SecondReview">The season has second review (复核) switched on.</param>
/// <param name="DirectEntry">The institution entered the filing itself.</param>
/// <param name="UndoOpen">Decided by the same user at most 10 s ago (60 s in a batch), and nothing happened since.</param>
/// <param name="RejectedMayRefile">The season lets a rejected person file again.</param>
public readonly record struct TransitionFacts(bool SecondReview = false, bool DirectEntry = false, bool UndoOpen = false, bool RejectedMayRefile = false);
