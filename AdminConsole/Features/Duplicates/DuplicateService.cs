using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Duplicates;

/// <summary>What the district makes of a possible duplicate.</summary>
public sealed class DuplicateService(Db db)
{
    /// <summary>不是同一人: the pair is not shown again; the reason is remembered.</summary>
    public Task<Result<Done>> DismissAsync(DuplicateRow row, string? reason, CancellationToken ct = default)
    {
        var text = TextRules.FreeText(reason, PossibleDuplicate.ReasonLength);
        if (text.Fault is { } fault)
            return Task.FromResult<Result<Done>>(Error.Field("reason", fault));
        return text.Value.Length == 0
            ? Task.FromResult<Result<Done>>(Error.Field("reason", new Phrase("duplicate.fault.reason")))
            : ChangeAsync(row, "duplicate.dismiss", text.Value, (pair, work) => pair.Dismiss(work.Scope.DisplayName, work.Now, text.Value), ct);
    }

    /// <summary>Takes a dismissal back.</summary>
    public Task<Result<Done>> ReopenAsync(DuplicateRow row, CancellationToken ct = default) => ChangeAsync(row, "duplicate.reopen", reason: null, (pair, _) => pair.Reopen(), ct);

    private Task<Result<Done>> ChangeAsync(DuplicateRow row, string action, string? reason, Action<PossibleDuplicate, Work> change, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var pair = await work.Data.PossibleDuplicates.SingleOrDefaultAsync(pair => pair.FirstId == row.First.Id && pair.SecondId == row.Second.Id, work.Cancellation);
            if (pair is null)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.ViewDuplicates))
                return Error.Forbidden;
            if (pair.Version != row.Version)
                return Error.VersionConflict;
            change(pair, work);
            work.Audit(action, nameof(PossibleDuplicate), row.Second.Id, reason);
            work.Publish(ChangeKind.Duplicate, row.Second.Id);
            return Done.Yes;
        },
        ct);
}
