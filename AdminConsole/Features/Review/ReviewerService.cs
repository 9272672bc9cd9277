using System.Text.Json;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>
/// What a reviewer has for themselves: what they typed about a filing, sealed, so that neither a lost connection nor a restart loses it (BR-12), and how they like
/// to work.
/// </summary>
public sealed class ReviewerService(Db db, PersonalData personal)
{
    /// <summary>Null when nothing is kept.</summary>
    public Task<DecisionInput?> DraftAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.ReviewDrafts.SingleOrDefaultAsync(row => row.SubmissionId == id && row.UserId == data.ScopeUserId, token) is { } draft
            ? JsonSerializer.Deserialize<DecisionInput>(personal.OpenDraft(draft))
            : null,
        ct);

    /// <summary>Keeps the form as it is; an empty form is forgotten.</summary>
    public Task<Result<Done>> KeepDraftAsync(Guid id, DecisionInput input, CancellationToken ct = default) => db.WriteAsync<Done>(
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

    public Task<ReviewPreference> PreferenceAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.ReviewPreferences.SingleOrDefaultAsync(row => row.UserId == data.ScopeUserId, token) ?? new ReviewPreference { UserId = data.ScopeUserId }, ct);

    public Task<Result<Done>> ChangePreferenceAsync(Action<ReviewPreference> change, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (work.Scope.UserId is not { } me)
                return Error.Forbidden;
            var preference = await work.Data.ReviewPreferences.SingleOrDefaultAsync(row => row.UserId == me, work.Cancellation);
            if (preference is null)
                work.Data.ReviewPreferences.Add(preference = new ReviewPreference { UserId = me });
            change(preference);
            return Done.Yes;
        },
        ct);
}
