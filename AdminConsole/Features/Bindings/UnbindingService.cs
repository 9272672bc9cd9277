using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Bindings;

/// <summary>解绑: nothing more can be filed with the binding.</summary>
public sealed class UnbindingService(Db db)
{
    /// <summary>A filing that its institution is to decide, mend or report needs its binding; one that was withdrawn, rejected or put on file does not.</summary>
    private static readonly SubmissionState[] NeedBinding = [SubmissionState.Pending, SubmissionState.Returned, SubmissionState.Approved, SubmissionState.Reported, SubmissionState.Confirmed];

    public Task<Result<Done>> UnbindAsync(Guid id, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            // A filing that is coming in needs the binding as it stands.
            if (await work.Data.Seasons.Where(season => season.IsOpen).Select(season => season.Id).SingleOrDefaultAsync(work.Cancellation) is { } open)
            {
                await work.Data.HoldIntakeAsync(open, work.Cancellation);
                if (await work.Data.Submissions.AnyAsync(row => row.BindingId == id && row.SeasonId == open && NeedBinding.Contains(row.State), work.Cancellation))
                    return BindingErrors.InUse;
            }

            var binding = await work.Data.Bindings.SingleOrDefaultAsync(row => row.Id == id && row.UnboundAt == null, work.Cancellation);
            if (binding is null)
                return Error.NotFound;
            binding.UnboundAt = work.Now;
            work.Audit("binding.delete", nameof(Binding), id);
            return Done.Yes;
        },
        ct);
}
