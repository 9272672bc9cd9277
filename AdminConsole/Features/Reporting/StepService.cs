using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Reporting;

/// <summary>What became of one row of a batch.</summary>
/// <param name="Number">The filing's.</param>
/// <param name="Refusal">Null = done.</param>
public sealed record StepOutcome(Guid Id, string Number, Error? Refusal);

/// <summary>An act confirmed in its dialog.</summary>
public sealed record StepOrder(string Reason);

/// <summary>复核与备案: confirm, send back, file, reopen. Rows are done one by one, so that one that cannot be moved stops no other.</summary>
public sealed class StepService(Db db)
{
    /// <summary>Rows of one unit: nobody else's write waits longer than these take.</summary>
    public const int AtOnce = 100, Most = 2000;

    /// <summary>The acts of this page, in the order of their buttons.</summary>
    public static IReadOnlyList<SubmissionAction> Acts { get; } = [SubmissionAction.Confirm, SubmissionAction.File, SubmissionAction.SendBack, SubmissionAction.Reopen];

    /// <summary>Which permission an act needs.</summary>
    public static Permission PermissionFor(SubmissionAction act) => act is SubmissionAction.File or SubmissionAction.Reopen ? Permission.FileReports : Permission.ConfirmReports;

    /// <param name="act">One of <see cref="Acts"/>.</param>
    /// <param name="ids">At most <see cref="Most"/>; what lies out of scope is passed over like what does not exist.</param>
    /// <param name="reason">Required to send back and to reopen: at least <see cref="SubmissionTransitions.Reason"/> visible characters.</param>
    /// <param name="ct">Stops between two units.</param>
    public async Task<Result<IReadOnlyList<StepOutcome>>> MoveAsync(SubmissionAction act, IReadOnlyCollection<Guid> ids, string? reason = null, CancellationToken ct = default)
    {
        if (!Acts.Contains(act))
            return Error.NotFound;
        if (ids.Count is 0 or > Most)
            return ids.Count == 0 ? ReportErrors.NothingChosen : ReportErrors.TooMany;
        var text = NeedsReason(act) ? CheckReason(reason) : "";
        if (!text.IsOk)
            return text.Error;

        var outcomes = new List<StepOutcome>();
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        {
            var done = await db.WriteAsync<IReadOnlyList<StepOutcome>>(work => MoveAsync(work, act, some, text.Value.Length == 0 ? null : text.Value), ct);
            if (!done.IsOk)
                return done.Error;
            outcomes.AddRange(done.Value);
        }

        return outcomes;
    }

    /// <summary>The reason as it is kept, or what is wrong with it.</summary>
    public static Result<string> CheckReason(string? reason)
    {
        var text = TextRules.FreeText(reason, Submission.NoteLength);
        if (text.Fault is { } fault)
            return Error.Field("note", fault);
        return ApprovalPolicy.VisibleLength(text.Value) < SubmissionTransitions.Reason ? SubmissionErrors.ReasonRequired(SubmissionTransitions.Reason) : text.Value;
    }

    public static bool NeedsReason(SubmissionAction act) => act is SubmissionAction.SendBack or SubmissionAction.Reopen;

    private static async Task<Result<IReadOnlyList<StepOutcome>>> MoveAsync(Work work, SubmissionAction act, Guid[] ids, string? reason)
    {
        if (!work.Scope.Can(PermissionFor(act)))
            return Error.Forbidden;
        var rows = await work.Data.Submissions.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Number).ToListAsync(work.Cancellation);
        var seasonIds = rows.Select(row => row.SeasonId).Distinct().ToArray();
        var secondReview = await work.Data.Seasons.Where(row => seasonIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.SecondReview, StringComparer.Ordinal, work.Cancellation);
        var nearest = new Dictionary<Guid, bool>();
        var outcomes = new List<StepOutcome>();
        foreach (var row in rows)
        {
            if (!nearest.TryGetValue(row.InstitutionId, out var isNearest))
                nearest[row.InstitutionId] = isNearest = await work.Data.IsNearestWithStaffAsync(row, work.Cancellation);
            outcomes.Add(new StepOutcome(row.Id, row.Number, Move(work, row, act, Capacity(work.Scope, isNearest), new TransitionFacts(SecondReview: secondReview[row.SeasonId]), reason)));
        }

        if (outcomes.Exists(outcome => outcome.Refusal is null))
            work.Audit($"submission.{Verb(act)}", nameof(Submission), outcomes.Count == 1 ? outcomes[0].Id : "batch", outcomes.Count == 1 ? reason : $"{reason} {string.Join(' ', outcomes.Where(outcome => outcome.Refusal is null).Select(outcome => outcome.Number))}".Trim());
        return outcomes;
    }

    private static Error? Move(Work work, Submission row, SubmissionAction act, SubmissionActor actor, TransitionFacts facts, string? reason)
    {
        if (!work.Scope.Can(PermissionFor(act), row))
            return Error.Forbidden;
        var moved = Steps.Move(work, row, act, actor, row.ReportListId, facts, reason);
        if (moved.IsOk && act == SubmissionAction.SendBack)
            work.Tell(Audience.At(row, Role.InstitutionReviewer), row.Id, new Phrase("report.told_sent_back", row.Number, reason!), $"review/{row.Id}");
        return moved.Error;
    }

    /// <summary>Staff of a level, and the second reviewer where nobody with staff stands between.</summary>
    private static SubmissionActor Capacity(AccessScope scope, bool nearest) => (nearest ? SubmissionActor.SecondReviewer : SubmissionActor.None) | scope.Kind switch
    {
        ScopeKind.District => SubmissionActor.District,
        ScopeKind.Site => SubmissionActor.Site,
        ScopeKind.Point => SubmissionActor.Point,
        _ => SubmissionActor.None,
    };

    private static string Verb(SubmissionAction act) => act switch
    {
        SubmissionAction.Confirm => "confirm",
        SubmissionAction.SendBack => "send-back",
        SubmissionAction.File => "file",
        _ => "reopen",
    };
}
