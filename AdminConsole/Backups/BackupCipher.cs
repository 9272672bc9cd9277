using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using AdminConsole.Data.Sealing;

namespace AdminConsole.Backups;

/// <summary>
/// The file of a backup: eight bytes that say what it is, the length of the head (4) and the head as JSON, then pieces of at most 1 MiB: length (4) · tag (16) ·
/// cipher text. AES-256-GCM under a key made for this file alone; each piece's nonce is its number and whether it is the last, so that none can be altered, moved
/// or left out, and no end cut off. All are bound to the head. Lengths are big-endian.
/// </summary>
internal static class BackupCipher
{
    /// <summary>Raised by whoever changes the layout; older ones stay readable.</summary>
    public const int Format = 1;

    private const int PieceLength = 1024 * 1024, TagLength = 16, NonceLength = 12, KeyLength = 32, MostHead = 64 * 1024;

    private static ReadOnlySpan<byte> Magic => "ACBACKUP"u8;

    /// <summary>A stream that seals what is written to it. Only <see cref="SealingStream.CompleteAsync"/> makes it whole.</summary>
    public static async Task<SealingStream> SealAsync(Stream file, BackupHead head, KeyRing keys, CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(head);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        await file.WriteAsync(Magic.ToArray(), ct);
        await file.WriteAsync(length, ct);
        await file.WriteAsync(bytes, ct);
        return new SealingStream(file, KeyOf(head, keys), bytes);
    }

    /// <summary>What stands before the sealed part.</summary>
    /// <exception cref="BackupException">It is not a backup, or one of a newer version.</exception>
    public static async Task<(BackupHead Head, byte[] Bytes)> ReadHeadAsync(Stream file, CancellationToken ct)
    {
        var start = new byte[Magic.Length + 4];
        if (await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct) < start.Length || !start.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new BackupException("This is not a backup.");
        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(Magic.Length));
        var bytes = new byte[length is > 0 and <= MostHead ? length : throw new BackupException("The backup was altered: its head cannot be read.")];
        try
        {
            await file.ReadExactlyAsync(bytes, ct);
            if (JsonSerializer.Deserialize<BackupHead>(bytes) is not { } head)
                throw new JsonException();
            return head.Format <= Format ? (head, bytes) : throw new BackupException($"The backup was made by a newer version ({head.Product}); restore it with that one.");
        }
        catch (Exception fault) when (fault is JsonException or EndOfStreamException)
        {
            throw new BackupException("The backup was altered: its head cannot be read.", fault);
        }
    }

    /// <exception cref="BackupException">The key is not there.</exception>
    public static OpeningStream Open(Stream file, BackupHead head, byte[] headBytes, KeyRing keys)
    {
        if (!keys.Versions.Contains(head.Key) || keys.Fingerprint(head.Key) != head.KeyFingerprint)
            throw new BackupException($"The backup opens with key {head.Key} ({head.KeyFingerprint}), which is not in this installation's key file. Put the key file of the installation that made it in place.");
        return new OpeningStream(file, KeyOf(head, keys), headBytes);
    }

    private static byte[] KeyOf(BackupHead head, KeyRing keys) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Derive(head.Key, "backup"), KeyLength, head.Salt);

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    internal sealed class SealingStream(Stream file, byte[] key, byte[] head) : Stream
    {
        private readonly AesGcm cipher = new(key, TagLength);
        private readonly byte[] piece = new byte[PieceLength];
        private readonly byte[] output = new byte[4 + TagLength + PieceLength];
        private int filled;
        private long number;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        /// <summary>Seals the last piece.</summary>
        public Task CompleteAsync(CancellationToken ct) => PutAsync(isLast: true, ct);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (buffer.Length > 0)
            {
                // Only once more comes: the last piece is sealed otherwise.
                if (filled == PieceLength)
                    await PutAsync(isLast: false, cancellationToken);
                var taken = Math.Min(buffer.Length, PieceLength - filled);
                buffer[..taken].CopyTo(piece.AsMemory(filled));
                filled += taken;
                buffer = buffer[taken..];
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

        public override void Flush()
        {
            // A piece is written when it is full.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            cipher.Dispose();
            base.Dispose(disposing);
        }

        private async Task PutAsync(bool isLast, CancellationToken ct)
        {
            BinaryPrimitives.WriteInt32BigEndian(output, filled);
            cipher.Encrypt(Nonce(number++, isLast), piece.AsSpan(0, filled), output.AsSpan(4 + TagLength, filled), output.AsSpan(4, TagLength), head);
            await file.WriteAsync(output.AsMemory(0, 4 + TagLength + filled), ct);
            filled = 0;
        }
    }

    internal sealed class OpeningStream(Stream file, byte[] key, byte[] head) : Stream
    {
        private readonly AesGcm cipher = new(key, TagLength);
        private readonly byte[] plain = new byte[PieceLength];
        private readonly byte[] input = new byte[TagLength + PieceLength];
        private int length, taken;
        private long number;
        private bool ended;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (taken == length && !ended)
                await TakeAsync(cancellationToken);
            var count = Math.Min(buffer.Length, length - taken);
            plain.AsMemory(taken, count).CopyTo(buffer);
            taken += count;
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            cipher.Dispose();
            base.Dispose(disposing);
        }

        private async Task TakeAsync(CancellationToken ct)
        {
            var frame = new byte[4];
            if (await file.ReadAtLeastAsync(frame, frame.Length, throwOnEndOfStream: false, ct) < frame.Length)
                throw new BackupException("The backup is cut off.");
            (length, taken) = (BinaryPrimitives.ReadInt32BigEndian(frame), 0);
            if (length is < 0 or > PieceLength)
                throw Altered(null);
            if (await file.ReadAtLeastAsync(input.AsMemory(0, TagLength + length), TagLength + length, throwOnEndOfStream: false, ct) < TagLength + length)
                throw new BackupException("The backup is cut off.");
            ended = file.Position == file.Length;
            try
            {
                cipher.Decrypt(Nonce(number++, ended), input.AsSpan(TagLength, length), input.AsSpan(0, TagLength), plain.AsSpan(0, length), head);
            }
            catch (CryptographicException fault)
            {
                // A file that was cut between two pieces ends with one that was not sealed as the last.
                throw Altered(fault);
            }
        }

        private static BackupException Altered(Exception? cause) => new("The backup was altered, or is cut off: it is not what was written.", cause);
    }
}
