using AdminConsole.Configuration;
using AdminConsole.Domain;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Data;

/// <summary>
/// Removes drafts that nobody has gone on with: they hold what a candidate or a reviewer would not want kept for ever. Runs as the product itself, in batches:
/// on SQLite every other writer waits for each. The files of their images go with the next sweep of scans.
/// </summary>
public sealed class DraftSweepService(Db db, IOptions<DraftOptions> options)
{
    private const int BatchSize = 200;

    private static readonly ScanKind[] Images = [ScanKind.EntryPhoto, ScanKind.EntryPaper];

    /// <returns>How many drafts were removed.</returns>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var removed = 0;
        while (await db.WriteAsync<int>(RemoveBatchAsync, ct) is { IsOk: true, Value: > 0 and var some })
            removed += some;
        return removed;
    }

    private async Task<Result<int>> RemoveBatchAsync(Work work)
    {
        var (data, before, ct) = (work.Data, work.Now - TimeSpan.FromDays(options.Value.KeepDays), work.Cancellation);
        var entries = await data.EntryDrafts.Where(row => row.SavedAt < before).OrderBy(row => row.SavedAt).Select(row => row.Id).Take(BatchSize).ToListAsync(ct);
        var opinions = await data.ReviewDrafts.Where(row => row.SavedAt < before).OrderBy(row => row.SavedAt).Take(BatchSize).ToListAsync(ct);
        if (entries.Count + opinions.Count == 0)
            return 0;
        data.ReviewDrafts.RemoveRange(opinions);
        await data.Scans.Where(row => entries.Contains(row.ParentId!.Value) && Images.Contains(row.Kind)).ExecuteDeleteAsync(ct);
        await data.EntryDrafts.Where(row => entries.Contains(row.Id)).ExecuteDeleteAsync(ct);
        work.Audit("draft.sweep", nameof(EntryDraft), $"{entries.Count}+{opinions.Count}");
        return entries.Count + opinions.Count;
    }
}
