using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Authorization.Codes;

/// <summary>Removes codes that have expired and counts that have run out: neither means anything any more.</summary>
public sealed class CodeSweepService(Db db, SteadyClock clock)
{
    private const int BatchSize = 500;

    /// <returns>How many rows went.</returns>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var now = clock.UtcNow;
        return await RemoveAsync(work => work.Data.AllOneTimeCodes().Where(row => row.ExpiresAt <= now).OrderBy(row => row.ExpiresAt).Take(BatchSize).ExecuteDeleteAsync(work.Cancellation), ct)
            + await RemoveAsync(work => work.Data.AllAttemptCounters().Where(row => row.Until <= now).OrderBy(row => row.Until).Take(BatchSize).ExecuteDeleteAsync(work.Cancellation), ct);
    }

    /// <summary>In batches: on SQLite every other writer waits for each.</summary>
    private async Task<int> RemoveAsync(Func<Work, Task<int>> removeBatchAsync, CancellationToken ct)
    {
        for (var all = 0; ; all += BatchSize)
        {
            var removed = await db.WriteAsync<int>(async work => await removeBatchAsync(work), ct);
            if (!removed.IsOk || removed.Value < BatchSize)
                return all + (removed.IsOk ? removed.Value : 0);
        }
    }
}
