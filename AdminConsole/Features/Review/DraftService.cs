using System.Text.Json;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>Keeps what a reviewer types about a filing, sealed and for that reviewer alone, so that neither a lost connection nor a restart loses it (BR-12).</summary>
public sealed class DraftService(Db db, PersonalData personal)
{
    /// <summary>Null when nothing is kept.</summary>
    public Task<DecisionInput?> FindAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.ReviewDrafts.SingleOrDefaultAsync(row => row.SubmissionId == id && row.UserId == data.ScopeUserId, token) is { } draft
            ? JsonSerializer.Deserialize<DecisionInput>(personal.OpenDraft(draft))
            : null,
        ct);

    /// <summary>Keeps the form as it is; an empty form is forgotten.</summary>
    public Task<Result<Done>> KeepAsync(Guid id, DecisionInput input, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (work.Scope.UserId is not { } me || !await work.Data.Submissions.AnyAsync(row => row.Id == id, work.Cancellation))
                return Error.NotFound;
            var draft = await work.Data.ReviewDrafts.SingleOrDefaultAsync(row => row.SubmissionId == id && row.UserId == me, work.Cancellation);
            if (input.IsEmpty)
            {
                if (draft is not null)
                    work.Data.ReviewDrafts.Remove(draft);
                return Done.Yes;
            }

            var sealedInput = personal.SealDraft(id, me, JsonSerializer.SerializeToUtf8Bytes(input));
            if (draft is null)
                work.Data.ReviewDrafts.Add(new ReviewDraft { SubmissionId = id, UserId = me, Sealed = sealedInput, SavedAt = work.Now });
            else
                (draft.Sealed, draft.SavedAt) = (sealedInput, work.Now);
            return Done.Yes;
        },
        ct);
}
