using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Retention;

/// <summary>Removes rejected registrations past their retention with the rows of their scans, whose files the sweep of scans removes (PD-06). In batches: on SQLite every other writer waits for each.</summary>
public sealed class RejectedRegistrationService(Db db, IOptions<RetentionOptions> options)
{
    private const int BatchSize = 200;

    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(CancellationToken ct)
    {
        var removed = 0;
        while (await db.WriteAsync<int>(RemoveBatchAsync, ct) is { IsOk: true, Value: > 0 and var some })
            removed += some;
        return removed;
    }

    private async Task<Result<int>> RemoveBatchAsync(Work work)
    {
        var before = work.Now.AddDays(-options.Value.RejectedRegistrationDays);
        var gone = await work.Data.Registrations.Where(row => row.State == RegistrationState.Rejected && row.DecidedAt < before).OrderBy(row => row.DecidedAt).Select(row => row.Id).Take(BatchSize).ToListAsync(work.Cancellation);
        if (gone.Count == 0)
            return 0;
        await work.Data.Scans.Where(row => gone.Contains(row.ParentId!.Value)).ExecuteDeleteAsync(work.Cancellation);
        await work.Data.Registrations.Where(row => gone.Contains(row.Id)).ExecuteDeleteAsync(work.Cancellation);
        foreach (var id in gone)
            work.Audit("registration.purge", nameof(Registration), id);
        return gone.Count;
    }
}
