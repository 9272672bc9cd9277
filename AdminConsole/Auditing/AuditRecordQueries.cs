using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AdminConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Auditing;

/// <summary>Reads the record as a whole, for the product itself.</summary>
public sealed class AuditRecordQueries(Db db, AuditChain chain, AuditAnchors anchors, AuditArchiveFiles archives)
{
    private const int Part = 5_000;

    /// <summary>The last entry.</summary>
    public Task<AuditLink> EndAsync(CancellationToken ct = default) => db.ReadAsync(AuditTrail.EndAsync, ct);

    /// <summary>Verifies all that is in the database, against its archives and what was noted outside.</summary>
    /// <param name="onPart">Told the sequence that the reading has come to.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<AuditVerdict> VerifyAsync(Action<long>? onPart = null, CancellationToken ct = default)
    {
        // First, so that what is noted meanwhile is not looked for in what was read before.
        var noted = await anchors.ReadAsync(ct);
        var start = AuditLink.Beginning;
        foreach (var archive in await ArchivesAsync(ct))
        {
            if (archive.First != start.Sequence + 1 || !CryptographicOperations.FixedTimeEquals(archive.Seal, chain.SealOf(archive)) || !await archives.HoldsAsync(archive, ct))
                return new AuditVerdict(0, start, new AuditFault(AuditFaultKind.Archive, archive.First));
            start = new AuditLink(archive.Last, archive.LastMac);
        }

        return await AuditVerification.RunAsync(chain, EntriesAsync(start.Sequence, onPart, ct), start, noted, ct);
    }

    /// <summary>What was moved out of the database, oldest first.</summary>
    public Task<IReadOnlyList<AuditArchive>> ArchivesAsync(CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlyList<AuditArchive>>(async (data, token) => await data.AuditArchives.OrderBy(row => row.Last).ToListAsync(token), ct);

    /// <summary>The next entries from before the moment, in their order; empty where there are none. The last entry of all stays: what comes joins to it.</summary>
    public Task<IReadOnlyList<AuditEntry>> OlderAsync(long after, DateTime before, int most, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<AuditEntry>>(
        async (data, token) =>
        {
            var end = await AuditTrail.EndAsync(data, token);
            var first = await data.AuditEntries.Where(row => row.At >= before).OrderBy(row => row.At).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(token) ?? end.Sequence;
            return await data.AuditEntries.Where(row => row.Sequence > after && row.Sequence < first && row.Sequence < end.Sequence).OrderBy(row => row.Sequence).Take(most).ToListAsync(token);
        },
        ct);

    /// <summary>A part at a time: one long read would keep SQLite's log from being written back for as long as it lasts.</summary>
    private async IAsyncEnumerable<AuditEntry> EntriesAsync(long after, Action<long>? onEntry, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var part = await db.ReadAsync((data, token) => data.AuditEntries.Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(Part).ToListAsync(token), ct);
            foreach (var entry in part)
                yield return entry;
            if (part.Count < Part)
                yield break;
            after = part[^1].Sequence;
            onEntry?.Invoke(after);
        }
    }
}
