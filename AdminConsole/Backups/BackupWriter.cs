using System.Formats.Tar;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdminConsole.Auditing;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;

namespace AdminConsole.Backups;

/// <summary>
/// Makes one backup: the database as it is at one moment, then every image and what is left of the record outside the database, as one sealed tar. Images come after
/// the database, so that those its rows name are there; what came in between belongs to no row and is swept after a restore.
/// </summary>
public sealed class BackupWriter(BackupFolder folder, DatabaseCopy database, DataDirectory directory, AuditAnchors anchors, KeyRing keys, TimeProvider clock)
{
    internal static string Product { get; } = typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public async Task<BackupFile> WriteAsync(CancellationToken ct)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        var unfinished = folder.Begin();
        try
        {
            var copy = Path.Combine(unfinished, database.FileName);
            var facts = await database.CopyAsync(copy, ct);
            var name = BackupFolder.NameOf(at);
            var head = new BackupHead(BackupCipher.Format, Product, at, database.FileName, keys.Newest, keys.Fingerprint(keys.Newest), RandomNumberGenerator.GetBytes(32));
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(Path.Combine(unfinished, name), options))
            {
                await using var @sealed = await BackupCipher.SealAsync(file, head, keys, ct);
                await using (var tar = new TarWriter(@sealed, TarEntryFormat.Pax, leaveOpen: true))
                    await new Packing(tar, unfinished, ct).RunAsync(copy, directory, anchors, facts, keys);
                await @sealed.CompleteAsync(ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(Path.Combine(unfinished, name), folder.PathOf(name), overwrite: true);
            return new BackupFile(name, at, new FileInfo(folder.PathOf(name)).Length);
        }
        finally
        {
            folder.End();
        }
    }

    /// <summary>One tar as it grows.</summary>
    private sealed class Packing(TarWriter tar, string unfinished, CancellationToken ct)
    {
        private long files, bytes;

        public async Task RunAsync(string copy, DataDirectory directory, AuditAnchors anchors, DatabaseFacts facts, KeyRing keys)
        {
            var listFile = Path.Combine(unfinished, BackupManifest.ListName);
            await using (var list = new StreamWriter(listFile, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                await using (var content = File.OpenRead(copy))
                    await PackAsync(list, Path.GetFileName(copy), content);
                File.Delete(copy);
                await PackAsync(list, BackupManifest.AuditAnchors, anchors.Location);
                foreach (var (folder, source) in ((string, string)[])[(BackupManifest.AuditArchive, directory.AuditArchive), (BackupManifest.Scans, directory.Scans)])
                {
                    if (!Directory.Exists(source))
                        continue;
                    foreach (var file in new DirectoryInfo(source).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Extension is not (".tmp" or ".new")))
                        await PackAsync(list, $"{folder}/{Path.GetRelativePath(source, file.FullName).Replace('\\', '/')}", file.FullName);
                }
            }

            await using var finished = File.OpenRead(listFile);
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(finished, ct));
            await PutAsync(BackupManifest.ListName, finished);
            var manifest = new BackupManifest(facts, keys.Versions.ToDictionary(version => version, keys.Fingerprint), files, bytes, digest);
            await PutAsync(BackupManifest.Name, new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest)));
        }

        /// <summary>A file that others may change or remove meanwhile, as it is at this moment.</summary>
        private async Task PackAsync(StreamWriter list, string name, string file)
        {
            try
            {
                await PackAsync(list, name, new MemoryStream(await File.ReadAllBytesAsync(file, ct)));
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // There are no anchors yet; or nobody took the image up, and it was swept since the folder was listed.
            }
        }

        private async Task PackAsync(StreamWriter list, string name, Stream content)
        {
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
            await PutAsync(name, content);
            await list.WriteAsync(BackupManifest.LineOf(digest, name));
            (files, bytes) = (files + 1, bytes + content.Length);
        }

        private Task PutAsync(string name, Stream content)
        {
            content.Position = 0;
            return tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, ct);
        }
    }
}
