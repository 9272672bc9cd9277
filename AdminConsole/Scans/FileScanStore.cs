using System.Security.Cryptography;
using AdminConsole.Data.Sealing;

namespace AdminConsole.Scans;

/// <summary>
/// Images as files of one folder, 128-bit random names spread over 256 subfolders (FI-05), each sealed under its own name (PD-04). A file appears under its
/// name only when it is whole and on disk: temporary file, fsync, rename, fsync of the folder (FI-08). A crash in between leaves a <c>.tmp</c> file that
/// nothing refers to.
/// </summary>
public sealed class FileScanStore(string directory, FieldSealer sealer, TimeProvider clock) : IScanStore
{
    private const int NameBytes = 16;
    private const string Column = "Scans.Bytes", Unfinished = ".tmp";

    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var name = RandomNumberGenerator.GetHexString(NameBytes * 2, lowercase: true);
        var path = PathOf(name);
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            FolderSync.Flush(directory);
        }
        await PutAsync(path, sealer.Seal(Column, name, bytes.Span), overwrite: false, ct);
        return name;
    }

    public async Task<bool?> SealAnewAsync(string name, CancellationToken ct)
    {
        var path = PathOf(name);
        try
        {
            // The first byte tells: most have been done when this is run again.
            await using (var file = File.OpenRead(path))
            {
                var version = new byte[1];
                if (await file.ReadAtLeastAsync(version, 1, throwOnEndOfStream: false, ct) == 1 && !sealer.IsOld(version))
                    return false;
            }

            await PutAsync(path, sealer.SealAnew(Column, name, await File.ReadAllBytesAsync(path, ct)), overwrite: true, ct);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // It was removed meanwhile.
            return false;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public async Task<byte[]?> ReadAsync(string name, CancellationToken ct)
    {
        if (!IsName(name))
            return null;
        try
        {
            return sealer.Open(Column, name, await File.ReadAllBytesAsync(PathOf(name), ct));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or CryptographicException)
        {
            return null;
        }
    }

    public bool Holds(string name) => IsName(name) && File.Exists(PathOf(name));

    public Task DeleteAsync(string name, CancellationToken ct)
    {
        if (Holds(name))
            File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    public IEnumerable<string> NamesBefore(DateTime moment) => FilesBefore(moment).Select(file => file.Name).Where(IsName);

    public void RemoveUnfinished(DateTime moment)
    {
        foreach (var file in FilesBefore(moment).Where(file => file.Extension == Unfinished))
            file.Delete();
    }

    /// <summary>The whole file or none.</summary>
    private async Task PutAsync(string path, byte[] @sealed, bool overwrite, CancellationToken ct)
    {
        var temporary = path + Unfinished;
        try
        {
            await WriteAsync(temporary, @sealed, ct);
            File.Move(temporary, path, overwrite);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        FolderSync.Flush(Path.GetDirectoryName(path)!);
    }

    private IEnumerable<FileInfo> FilesBefore(DateTime moment) =>
        Directory.Exists(directory) ? new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LastWriteTimeUtc < moment) : [];

    /// <summary>The file's age is told by the product's clock, which the sweeper goes by as well.</summary>
    private async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(bytes, ct);
        File.SetLastWriteTimeUtc(file.SafeFileHandle, clock.GetUtcNow().UtcDateTime);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Only names that this class makes: nothing else may become part of a path.</summary>
    private static bool IsName(string name) => name.Length == NameBytes * 2 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(string name) => Path.Combine(directory, name[..2], name);
}
