using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdminConsole.Data.Sealing;

namespace AdminConsole.Backups;

/// <summary>Opens a backup and holds every file in it against the manifest. What it cannot vouch for, whole and to the last byte, it refuses.</summary>
public sealed class BackupReader(KeyRing keys)
{
    /// <param name="file">The backup.</param>
    /// <param name="into">An empty folder for its files; null only reads.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="BackupException">It was altered, is cut off, is of a newer version, or opens with another key.</exception>
    public async Task<BackupContent> ReadAsync(string file, string? into, CancellationToken ct)
    {
        if (!File.Exists(file))
            throw new BackupException($"There is no backup {file}.");
        await using var source = new FileStream(file, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        var (head, bytes) = await BackupCipher.ReadHeadAsync(source, ct);
        await using var opened = BackupCipher.Open(source, head, bytes, keys);
        await using var tar = new TarReader(opened, leaveOpen: true);
        using var list = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        BackupManifest? manifest = null;
        var (files, length, listed) = (0L, 0L, "");
        while (manifest is null && await tar.GetNextEntryAsync(copyData: false, ct) is { } entry)
        {
            // Of an empty file there is no stream.
            var content = entry.DataStream ?? Stream.Null;
            switch (entry.Name)
            {
                case BackupManifest.ListName:
                    listed = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
                    break;
                case BackupManifest.Name:
                    manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(content, cancellationToken: ct);
                    break;
                default:
                    list.AppendData(Encoding.UTF8.GetBytes(BackupManifest.LineOf(await TakeAsync(entry.Name, content, into, ct), entry.Name)));
                    (files, length) = (files + 1, length + entry.Length);
                    break;
            }
        }

        var digest = Convert.ToHexStringLower(list.GetHashAndReset());
        if (manifest is null || manifest.Files != files || manifest.Bytes != length || manifest.ListSha256 != listed || listed != digest)
            throw new BackupException("The backup does not hold what its manifest says.");

        // To the last byte: what is cut off behind the manifest is cut off.
        await opened.CopyToAsync(Stream.Null, ct);
        if (manifest.Keys.Where(key => !keys.Versions.Contains(key.Key) || keys.Fingerprint(key.Key) != key.Value).Select(key => key.Key).ToList() is { Count: > 0 } missing)
            throw new BackupException($"Values in the backup are sealed with keys that are not in this installation's key file: {string.Join(", ", missing)}.");
        return new BackupContent(head, manifest);
    }

    private static async Task<string> TakeAsync(string name, Stream content, string? into, CancellationToken ct)
    {
        if (into is null)
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        var file = Path.GetFullPath(name, into);
        if (!file.StartsWith(into + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new BackupException($"The backup names a file outside its own folder: {name}.");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var target = new FileStream(file, options);
        await content.CopyToAsync(target, ct);
        target.Flush(flushToDisk: true);
        target.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(target, ct));
    }
}
