using System.Security.Cryptography;

namespace AdminConsole.Scans;

/// <summary>
/// Images as files of one folder, 128-bit random names spread over 256 subfolders (FI-05). A file appears under its name only when it is whole and on disk:
/// temporary file, fsync, rename, fsync of the folder (FI-08). A crash in between leaves a <c>.tmp</c> file that nothing refers to.
/// </summary>
public sealed class FileScanStore(string directory) : IScanStore
{
    private const int NameBytes = 16;

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
        var temporary = path + ".tmp";
        try
        {
            await WriteAsync(temporary, bytes, ct);
            File.Move(temporary, path, overwrite: false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        FolderSync.Flush(folder);
        return name;
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken ct)
    {
        if (!IsName(name))
            return Task.FromResult<Stream?>(null);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken ct)
    {
        if (IsName(name) && File.Exists(PathOf(name)))
            File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(bytes, ct);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Only names that this class makes: nothing else may become part of a path.</summary>
    private static bool IsName(string name) => name.Length == NameBytes * 2 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(string name) => Path.Combine(directory, name[..2], name);
}
