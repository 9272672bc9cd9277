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

    private readonly string path;
    private volatile FrozenDictionary<byte, byte[]> keys;

    private KeyRing(string path) => (this.path, keys) = (path, Read(path));

    /// <summary>Version of the key that seals.</summary>
    public byte Newest => keys.Keys.Max();

    /// <summary>Every version in the file, oldest first.</summary>
    public IReadOnlyList<byte> Versions => [.. keys.Keys.Order()];

    /// <summary>Whether a rotation was begun and has not come to its end; a file beside the keys says so, also after a crash.</summary>
    public bool IsRotating => File.Exists(Mark);

    /// <summary>Whether the file is still there.</summary>
    public bool IsStored => File.Exists(path);

    private string Mark => path + ".rotating";

    /// <summary>Reads the file, or writes a first key where there is none.</summary>
    public static KeyRing Open(string path)
    {
        if (!File.Exists(path))
            Write(path, new Dictionary<byte, byte[]> { [1] = NewKey() }, overwrite: false);
        return new KeyRing(path);
    }

    /// <summary>Tells one key from another without telling the key: what a backup names the key by that opens it.</summary>
    public string Fingerprint(byte version) => Convert.ToHexStringLower(Derive(version, "fingerprint").AsSpan(0, 8));

    /// <summary>Adds a key that seals from now on. Marked first: whoever finds the mark goes on with what is sealed by older keys instead of adding another.</summary>
    public void BeginRotation()
    {
        File.WriteAllText(Mark, "");
        var added = keys.ToDictionary();
        added.Add(checked((byte)(Newest + 1)), NewKey());
        Write(path, added, overwrite: true);
        keys = Read(path);
    }

    /// <summary>Nothing is sealed by older keys any more.</summary>
    public void EndRotation() => File.Delete(Mark);

    /// <summary>A key of its own for every purpose, derived from the master key of that version. One that is not known may have been added by another node.</summary>
    internal byte[] Derive(byte version, string purpose)
    {
        if (!keys.ContainsKey(version))
            keys = Read(path);
        return keys.TryGetValue(version, out var key)
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: System.Text.Encoding.UTF8.GetBytes(purpose))
            : throw new CryptographicException($"Key version {version} is not in the key file.");
    }

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    private static FrozenDictionary<byte, byte[]> Read(string path)
    {
        var stored = JsonSerializer.Deserialize<Dictionary<byte, byte[]>>(File.ReadAllBytes(path));
        return stored is { Count: > 0 } && stored.Values.All(key => key.Length == KeyLength) ? stored.ToFrozenDictionary() : throw new InvalidDataException($"The key file {path} is not readable.");
    }

    /// <summary>The whole file or none: a crash half-way must not leave a file that cannot be read.</summary>
    private static void Write(string path, Dictionary<byte, byte[]> keys, bool overwrite)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
        {
            JsonSerializer.Serialize(file, keys);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite);
    }
}
