using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Auditing;

/// <summary>Moves entries past their retention to files: verified first, removed only once the file is written and its row committed (AL-05).</summary>
public sealed class AuditArchiveService(Db db, AuditRecordQueries record, AuditChain chain, AuditArchiveFiles files, IOptions<AuditOptions> options, TimeProvider clock, ILogger<AuditArchiveService> log)
{
    /// <summary>Entries of one file, and of one removal: the writer is held for a moment only.</summary>
    internal const int FileEntries = 50_000, RemovedAtOnce = 2_000;

    public async Task ArchiveAsync(CancellationToken ct = default)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.RetentionDays);
        var last = (await record.ArchivesAsync(ct)).LastOrDefault() is { } archive ? new AuditLink(archive.Last, archive.LastMac) : AuditLink.Beginning;
        while (true)
        {
            // Also what a crash left there after its archive was committed.
            await RemoveAsync(last.Sequence, ct);
            var entries = await record.OlderAsync(last.Sequence, before, FileEntries, ct);
            if (entries.Count == 0)
                return;
            var verdict = await AuditVerification.RunAsync(chain, entries.ToAsyncEnumerable(), last, [], ct);
            if (verdict.Fault is { } fault)
            {
                log.LogCritical("Nothing was archived: entry {Sequence} of the record is {Kind}", fault.Sequence, fault.Kind);
                return;
            }

            if (!await MoveAsync(entries, ct))
                return;
            last = verdict.End;
        }
    }

    private async Task<bool> MoveAsync(IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var name = $"audit-{entries[0].Sequence}-{entries[^1].Sequence}.jsonl.gz";
        var digest = await files.WriteAsync(name, entries, ct);
        var done = await db.WriteAsync<Done>(
            work =>
            {
                var archive = new AuditArchive
                {
                    First = entries[0].Sequence,
                    Last = entries[^1].Sequence,
                    LastMac = entries[^1].Mac,
                    File = name,
                    Sha256 = digest,
                    ArchivedAt = work.Now.AddTicks(-(work.Now.Ticks % TimeSpan.TicksPerMicrosecond)),
                };
                archive.Seal = chain.SealOf(archive);
                work.Data.AuditArchives.Add(archive);
                work.Audit("audit.archive", nameof(AuditArchive), archive.Last, $"first={archive.First}; rows={entries.Count}; sha256={Convert.ToHexStringLower(digest)}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return done.IsOk;
    }

    private async Task RemoveAsync(long last, CancellationToken ct)
    {
        for (var removed = RemovedAtOnce; removed == RemovedAtOnce;)
        {
            var result = await db.WriteAsync<int>(
                async work =>
                {
                    var upTo = await work.Data.AuditEntries.Where(row => row.Sequence <= last).OrderBy(row => row.Sequence).Select(row => (long?)row.Sequence).Take(RemovedAtOnce).MaxAsync(work.Cancellation);
                    return await work.Data.AuditEntries.Where(row => row.Sequence <= upTo).ExecuteDeleteAsync(work.Cancellation);
                },
                ct);
            if (!result.IsOk)
                return;
            removed = result.Value;
        }
    }
}
