using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace AdminConsole.Data.Sealing;

/// <summary>
/// The installation's master keys, outside the database, in a file that only the service's user may read. The newest seals, all open.
/// Losing the file loses every sealed value: back it up apart from the database.
/// </summary>
public sealed class KeyRing
{
    private const int KeyLength = 32;

    private readonly FrozenDictionary<byte, byte[]> keys;

    private KeyRing(FrozenDictionary<byte, byte[]> keys) => (this.keys, Newest) = (keys, keys.Keys.Max());

    /// <summary>Version of the key that seals.</summary>
    public byte Newest { get; }

    /// <summary>Reads the file, or writes a first key where there is none.</summary>
    public static KeyRing Open(string path)
    {
        if (!File.Exists(path))
            Write(path);
        var stored = JsonSerializer.Deserialize<Dictionary<byte, byte[]>>(File.ReadAllBytes(path));
        if (stored is not { Count: > 0 } || stored.Values.Any(key => key.Length != KeyLength))
            throw new InvalidDataException($"The key file {path} is not readable.");
        return new KeyRing(stored.ToFrozenDictionary());
    }

    /// <summary>Every version in the file, oldest first.</summary>
    public IReadOnlyList<byte> Versions => [.. keys.Keys.Order()];

    /// <summary>Tells one key from another without telling the key: what a backup names the key by that opens it.</summary>
    public string Fingerprint(byte version) => Convert.ToHexStringLower(Derive(version, "fingerprint").AsSpan(0, 8));

    /// <summary>A key of its own for every purpose, derived from the master key of that version.</summary>
    internal byte[] Derive(byte version, string purpose) =>
        keys.TryGetValue(version, out var key)
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: System.Text.Encoding.UTF8.GetBytes(purpose))
            : throw new CryptographicException($"Key version {version} is not in the key file.");

    /// <summary>The whole file or none: a crash half-way must not leave a file that cannot be read.</summary>
    private static void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
        {
            JsonSerializer.Serialize(file, new Dictionary<byte, byte[]> { [1] = RandomNumberGenerator.GetBytes(KeyLength) });
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: false);
    }
}
