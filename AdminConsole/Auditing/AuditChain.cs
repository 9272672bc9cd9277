using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AdminConsole.Data.Sealing;

namespace AdminConsole.Auditing;

/// <summary>
/// Ties the entries of the record together (AL-04): each carries a keyed digest of its own content and of the digest before it, and the key is not in the
/// database. Whoever changes, removes, moves or adds an entry there leaves a digest that no longer fits.
/// </summary>
public sealed class AuditChain(FieldSealer sealer)
{
    private const string Purpose = "AuditEntries.Mac", ArchivePurpose = "AuditArchives.Seal";

    /// <summary>The digest before the first entry.</summary>
    public static byte[] Beginning { get; } = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>Gives the entry its place after the one before.</summary>
    internal void Join(AuditEntry entry, AuditLink before) => (entry.Sequence, entry.Mac) = (before.Sequence + 1, MacOf(entry, before.Sequence + 1, before.Mac));

    /// <summary>Whether the entry says what it said when it joined, behind the one that stood before it.</summary>
    public bool Fits(AuditEntry entry, ReadOnlySpan<byte> before) => CryptographicOperations.FixedTimeEquals(entry.Mac, MacOf(entry, entry.Sequence, before));

    /// <summary>What the row of an archive carries in <see cref="AuditArchive.Seal"/>.</summary>
    internal byte[] SealOf(AuditArchive archive)
    {
        var content = new ArrayBufferWriter<byte>(256);
        Put(content, archive.First);
        Put(content, archive.Last);
        content.Write(archive.LastMac);
        content.Write(archive.Sha256);
        Put(content, archive.ArchivedAt.Ticks);
        Put(content, archive.File);
        return sealer.Mac(ArchivePurpose, content.WrittenSpan);
    }

    private byte[] MacOf(AuditEntry entry, long sequence, ReadOnlySpan<byte> before)
    {
        var content = new ArrayBufferWriter<byte>(512);
        content.Write(before);
        Put(content, sequence);
        Put(content, entry.At.Ticks);
        Put(content, entry.ActorId?.ToString());
        Put(content, entry.ActorName);
        Put(content, entry.ActorRoles);
        Put(content, entry.NodeId?.ToString());
        Put(content, entry.ClientAddress);
        Put(content, entry.Session);
        Put(content, entry.TraceId);
        Put(content, entry.Action);
        Put(content, entry.ObjectType);
        Put(content, entry.ObjectId);
        Put(content, entry.Outcome);
        Put(content, entry.Reason);
        Put(content, entry.Changes);
        return sealer.Mac(Purpose, content.WrittenSpan);
    }

    private static void Put(ArrayBufferWriter<byte> content, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(content.GetSpan(sizeof(long)), value);
        content.Advance(sizeof(long));
    }

    /// <summary>With its length, so that no text can slide into the next one; an absent text is told from an empty one.</summary>
    private static void Put(ArrayBufferWriter<byte> content, string? text)
    {
        Put(content, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
            Encoding.UTF8.GetBytes(text, content);
    }
}

/// <summary>A place in the chain that the next entry joins to.</summary>
public sealed record AuditLink(long Sequence, byte[] Mac)
{
    public static AuditLink Beginning { get; } = new(0, AuditChain.Beginning);
}
