using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace AdminConsole.Data.Sealing;

/// <summary>
/// Encrypts personal values at rest (PD-04): AES-256-GCM with a random nonce, bound to the column and row it stands in. Equality search goes by
/// <see cref="Index"/>, a keyed digest. Layout of a sealed value: key version (1) · nonce (12) · tag (16) · cipher text.
/// </summary>
public sealed class FieldSealer(KeyRing keys)
{
    private const int NonceLength = 12, TagLength = 16, HeaderLength = 1 + NonceLength + TagLength, IndexLength = 16;

    /// <summary>The digests' key never changes with rotation: an index must stay comparable for as long as rows live (docs/decisions/007-key-rotation.md).</summary>
    private const byte IndexKeyVersion = 1;

    private readonly ConcurrentDictionary<(byte Version, string Purpose), byte[]> derived = new();

    /// <summary>Seals bytes for one column of one row.</summary>
    /// <param name="column">Table and column, e.g. <c>Practitioners.Certificate</c>.</param>
    /// <param name="row">The row's key.</param>
    /// <param name="plain">What to hide.</param>
    public byte[] Seal(string column, string row, ReadOnlySpan<byte> plain)
    {
        var result = new byte[HeaderLength + plain.Length];

        // Asked once: a rotation may begin between two questions.
        var version = result[0] = keys.Newest;
        var nonce = result.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Key(version, column), TagLength);
        cipher.Encrypt(nonce, plain, result.AsSpan(HeaderLength), result.AsSpan(1 + NonceLength, TagLength), Bound(column, row));
        return result;
    }

    public byte[] Seal(string column, string row, string plain) => Seal(column, row, Encoding.UTF8.GetBytes(plain));

    /// <summary>Opens what <see cref="Seal(string, string, ReadOnlySpan{byte})"/> made.</summary>
    /// <exception cref="CryptographicException">The value was altered, or belongs to another row or column.</exception>
    public byte[] Open(string column, string row, ReadOnlySpan<byte> @sealed)
    {
        if (@sealed.Length < HeaderLength)
            throw new CryptographicException("A sealed value is too short.");
        var plain = new byte[@sealed.Length - HeaderLength];
        using var cipher = new AesGcm(Key(@sealed[0], column), TagLength);
        cipher.Decrypt(@sealed.Slice(1, NonceLength), @sealed[HeaderLength..], @sealed.Slice(1 + NonceLength, TagLength), plain, Bound(column, row));
        return plain;
    }

    /// <summary>Whether an older key than the newest sealed it.</summary>
    public bool IsOld(ReadOnlySpan<byte> @sealed) => @sealed.Length > 0 && @sealed[0] != keys.Newest;

    /// <summary>The same value sealed by the newest key.</summary>
    public byte[] SealAnew(string column, string row, ReadOnlySpan<byte> @sealed) => Seal(column, row, Open(column, row, @sealed));

    public string OpenText(string column, string row, ReadOnlySpan<byte> @sealed) => Encoding.UTF8.GetString(Open(column, row, @sealed));

    /// <summary>A digest that finds equal values and tells nothing about them without the key. 16 bytes.</summary>
    public byte[] Index(string purpose, string value) => Mac(purpose, Encoding.UTF8.GetBytes(value))[..IndexLength];

    /// <summary>HMAC-SHA-256 under a key of the purpose's own. 32 bytes.</summary>
    public byte[] Mac(string purpose, ReadOnlySpan<byte> content) => HMACSHA256.HashData(Key(IndexKeyVersion, purpose), content);

    private static byte[] Bound(string column, string row) => Encoding.UTF8.GetBytes($"{column}:{row}");

    private byte[] Key(byte version, string purpose) => derived.GetOrAdd((version, purpose), static (id, ring) => ring.Derive(id.Version, id.Purpose), keys);
}
