using System.Security.Cryptography;

namespace AdminConsole.Auditing;

public enum AuditFaultKind
{
    /// <summary>The entry does not say what it said when it was written, or does not stand where it stood.</summary>
    Changed,

    /// <summary>An entry is gone from the middle, or from the beginning.</summary>
    Missing,

    /// <summary>The record ends before an entry that was noted outside it.</summary>
    Truncated,

    /// <summary>Another entry was noted outside the record under this number: it was written anew with the key.</summary>
    Replaced,

    /// <summary>What is said to have been archived was not written by this product.</summary>
    Archive,
}

/// <param name="Sequence">The first entry that is wrong.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Sequence);

/// <param name="Count">How many entries were read.</param>
/// <param name="End">The last one that is right.</param>
/// <param name="Fault">Null when the record is whole.</param>
public sealed record AuditVerdict(long Count, AuditLink End, AuditFault? Fault);

/// <summary>Reads the record from its beginning to its end and names the first entry that is changed, missing, moved or cut off (AL-04).</summary>
public static class AuditVerification
{
    /// <param name="chain">Knows the key.</param>
    /// <param name="entries">In the order of their sequence.</param>
    /// <param name="start">What the first of them joins to.</param>
    /// <param name="anchors">Ends of the record as they were noted outside it.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<AuditVerdict> RunAsync(AuditChain chain, IAsyncEnumerable<AuditEntry> entries, AuditLink start, IEnumerable<AuditLink> anchors, CancellationToken ct)
    {
        var noted = anchors.Where(anchor => anchor.Sequence > start.Sequence).OrderBy(anchor => anchor.Sequence).ToArray();
        var (end, count, next) = (start, 0L, 0);
        await foreach (var entry in entries.WithCancellation(ct))
        {
            if (entry.Sequence != end.Sequence + 1)
                return Wrong(AuditFaultKind.Missing);
            if (!chain.Fits(entry, end.Mac))
                return Wrong(AuditFaultKind.Changed);
            for (; next < noted.Length && noted[next].Sequence == entry.Sequence; next++)
            {
                if (!CryptographicOperations.FixedTimeEquals(noted[next].Mac, entry.Mac))
                    return Wrong(AuditFaultKind.Replaced);
            }

            (end, count) = (new AuditLink(entry.Sequence, entry.Mac), count + 1);
        }

        return next < noted.Length ? Wrong(AuditFaultKind.Truncated) : new AuditVerdict(count, end, Fault: null);

        AuditVerdict Wrong(AuditFaultKind kind) => new(count, end, new AuditFault(kind, end.Sequence + 1));
    }
}
