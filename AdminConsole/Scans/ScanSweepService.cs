using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Scans;

/// <summary>
/// Keeps rows and files in step (FI-08). Runs as the product itself: rows that nobody took up within a day go; files that no row refers to go once they are an hour
/// old, which is longer than any upload between its file and its row; rows whose file is missing are reported to health.
/// </summary>
public sealed class ScanSweepService(Db db, IScanStore store, ScanHealth health, TimeProvider clock)
{
    public static readonly TimeSpan OrphanAge = TimeSpan.FromHours(1);

    private const int BatchSize = 500;

    public async Task<ScanSweep> SweepAsync(CancellationToken ct)
    {
        var rows = await RemoveUnclaimedAsync(ct);
        var files = await RemoveOrphansAsync(ct);
        return new ScanSweep(rows, files, await FindMissingAsync(ct));
    }

    private async Task<int> RemoveUnclaimedAsync(CancellationToken ct)
    {
        for (var all = 0; ; all += BatchSize)
        {
            var removed = await db.WriteAsync<int>(RemoveBatchAsync, ct);
            if (!removed.IsOk || removed.Value < BatchSize)
                return all + (removed.IsOk ? removed.Value : 0);
        }
    }

    /// <summary>In batches: on SQLite every other writer waits for each.</summary>
    private static async Task<Result<int>> RemoveBatchAsync(Work work)
    {
        var (scansBefore, materialsBefore) = (work.Now - Scan.UnattachedLifetime, work.Now - Material.UnreferencedLifetime);
        var scans = await work.Data.Scans.Where(row => row.ParentId == null && row.UploadedAt < scansBefore).Take(BatchSize).ToListAsync(work.Cancellation);
        var materials = await work.Data.Materials.Where(row => row.SubmissionId == null && row.UploadedAt < materialsBefore).Take(BatchSize - scans.Count).ToListAsync(work.Cancellation);
        work.Data.Scans.RemoveRange(scans);
        work.Data.Materials.RemoveRange(materials);
        if (scans.Count + materials.Count > 0)
            work.Audit("scan.sweep", nameof(Scan), $"{scans.Count}+{materials.Count}");
        return scans.Count + materials.Count;
    }

    private async Task<int> RemoveOrphansAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - OrphanAge;
        store.RemoveUnfinished(before);
        var removed = 0;
        foreach (var names in store.NamesBefore(before).Chunk(BatchSize))
        {
            var known = await KnownAsync(names, ct);
            foreach (var orphan in names.Where(name => !known.Contains(name)))
            {
                await store.DeleteAsync(orphan, ct);
                removed++;
            }
        }

        return removed;
    }

    private Task<HashSet<string>> KnownAsync(string[] names, CancellationToken ct) => db.ReadAsync(
        async (data, token) =>
        {
            var known = await data.Scans.Where(row => names.Contains(row.StorageName)).Select(row => row.StorageName).ToListAsync(token);
            known.AddRange(await data.Materials.Where(row => names.Contains(row.StorageName)).Select(row => row.StorageName).ToListAsync(token));
            return known.ToHashSet(StringComparer.Ordinal);
        },
        ct);

    private async Task<int> FindMissingAsync(CancellationToken ct)
    {
        var missing = 0;
        foreach (var pageAsync in (Func<string, Task<List<string>>>[])[ScansAfterAsync, MaterialsAfterAsync])
        {
            for (var names = await pageAsync(""); names.Count > 0; names = await pageAsync(names[^1]))
            {
                foreach (var name in names)
                {
                    // What is there may still be altered: only a read tells, so only a read takes a report back.
                    if (store.Holds(name))
                        continue;
                    missing++;
                    health.Note(name, isThere: false);
                }
            }
        }

        return missing;

        Task<List<string>> ScansAfterAsync(string last) => db.ReadAsync((data, token) =>
            data.Scans.Select(row => row.StorageName).Where(name => name.CompareTo(last) > 0).OrderBy(name => name).Take(BatchSize).ToListAsync(token), ct);

        Task<List<string>> MaterialsAfterAsync(string last) => db.ReadAsync((data, token) =>
            data.Materials.Select(row => row.StorageName).Where(name => name.CompareTo(last) > 0).OrderBy(name => name).Take(BatchSize).ToListAsync(token), ct);
    }
}

/// <param name="Rows">Rows removed because nobody took them up.</param>
/// <param name="Files">Files removed because no row refers to them.</param>
/// <param name="Missing">Rows whose file is not there.</param>
public sealed record ScanSweep(int Rows, int Files, int Missing);
