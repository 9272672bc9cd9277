using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>How the acting person likes to review.</summary>
public sealed class PreferenceService(Db db)
{
    public Task<ReviewPreference> FindAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.ReviewPreferences.SingleOrDefaultAsync(row => row.UserId == data.ScopeUserId, token) ?? new ReviewPreference { UserId = data.ScopeUserId }, ct);

    public Task<Result<Done>> ChangeAsync(Action<ReviewPreference> change, CancellationToken ct = default) => db.WriteAsync<Done>(
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
