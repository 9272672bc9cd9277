using System.Globalization;
using AdminConsole.Configuration;
using Microsoft.Extensions.Options;

namespace AdminConsole.Data;

/// <summary>The installation's own folder. One process at a time: a second one on the same folder refuses to start (DU-07).</summary>
public sealed class DataDirectory : IDisposable
{
    private static readonly string[] NetworkFileSystems = ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "fuse.sshfs", "9p", "ceph", "glusterfs", "afs"];

    private readonly FileStream held;

    public DataDirectory(IOptions<DataOptions> options, IOptions<DatabaseOptions> database, IHostEnvironment environment)
    {
        Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(environment.ContentRootPath, options.Value.Directory));
        Directory.CreateDirectory(Path);
        if (database.Value.Provider == DatabaseProvider.Sqlite && FileSystemOf(Path) is { } fileSystem && NetworkFileSystems.Contains(fileSystem, StringComparer.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{DataOptions.Section}:{nameof(DataOptions.Directory)} lies on the network file system {fileSystem}, where SQLite cannot keep its promises. Use a local disk, or PostgreSQL.");
        held = Hold(System.IO.Path.Combine(Path, "lock"));
        Shared = options.Value.SharedDirectory is { Length: > 0 } shared ? System.IO.Path.GetFullPath(System.IO.Path.Combine(environment.ContentRootPath, shared)) : Path;
        Directory.CreateDirectory(Shared);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Absolute path of what all nodes share.</summary>
    public string Shared { get; }

    /// <summary>Where the keys lie.</summary>
    public string Keys => System.IO.Path.Combine(Shared, "keys");

    /// <summary>Where images lie.</summary>
    public string Scans => System.IO.Path.Combine(Shared, "scans");

    /// <summary>Where the oldest parts of the record lie.</summary>
    public string AuditArchive => System.IO.Path.Combine(Shared, "audit-archive");

    public void Dispose() => held.Dispose();

    private static FileStream Hold(string file)
    {
        var holder = file + ".pid";
        FileStream stream;
        try
        {
            // Only FileShare.None locks exclusively on Unix; the holder's number stands in a second file, because nobody else can open this one.
            stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            var by = File.Exists(holder) ? $" ({File.ReadAllText(holder)})" : "";
            throw new InvalidOperationException($"Another process{by} already uses the data directory {System.IO.Path.GetDirectoryName(file)}.", exception);
        }

        File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return stream;
    }

    private static string? FileSystemOf(string path)
    {
        const string Mounts = "/proc/mounts";
        return !File.Exists(Mounts) ? null : File.ReadLines(Mounts).Select(line => line.Split(' '))
            .Where(fields => fields.Length > 2 && (path == fields[1] || path.StartsWith(fields[1].TrimEnd('/') + "/", StringComparison.Ordinal)))
            .MaxBy(fields => fields[1].Length)?[2];
    }
}
