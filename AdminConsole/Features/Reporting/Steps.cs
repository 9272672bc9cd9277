using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;

namespace AdminConsole.Features.Reporting;

/// <summary>The one way a filing moves up or back: state, step on record, live update and webhook together.</summary>
internal static class Steps
{
    /// <summary>Who acts; nobody by name where the season reports what is approved.</summary>
    public static (Guid? Id, string Name) By(Work work) => work.Scope.UserId is { } user ? (user, work.Scope.DisplayName) : (null, "");

    /// <param name="work">The unit; its caller writes the audit entry.</param>
    /// <param name="filing">The filing.</param>
    /// <param name="action">Report, Confirm, SendBack, File or Reopen.</param>
    /// <param name="actor">In what capacity.</param>
    /// <param name="listId">The list it is in, or comes into.</param>
    /// <param name="facts">What the table of transitions asks.</param>
    /// <param name="reason">Required to send back and to reopen.</param>
    public static Result<Done> Move(Work work, Submission filing, SubmissionAction action, SubmissionActor actor, Guid? listId, TransitionFacts facts = default, string? reason = null)
    {
        var from = filing.State;
        var moved = filing.Apply(action, actor, facts);
        if (!moved.IsOk)
            return moved;
        work.AddStep(filing, action, from, listId, reason, By(work));
        work.Publish(ChangeKind.Submission, filing.Id, filing);

        // Whoever approved a moment ago may have had the outcome held back; the client hears of it first.
        var told = filing.DecidedAt + SubmissionTransitions.BatchUndoWindow;
        work.Webhook(filing, notBefore: told > work.Now ? told : null);
        return Done.Yes;
    }
}
