using System.Globalization;
using AdminConsole.Data;
using Microsoft.Extensions.Options;

namespace AdminConsole.Backups;

/// <summary>
/// The folder of backups. It is its own record: what lies here is what there is, whatever anybody noted elsewhere. A backup appears under its name only when it is
/// whole; a failure leaves a note that the next success removes.
/// </summary>
public sealed class BackupFolder
{
    private const string Prefix = "adminconsole-", Ending = ".backup", Time = "yyyyMMdd'T'HHmmss'Z'", Failure = "last-failure.txt", Unfinished = ".unfinished";

    private readonly TimeProvider clock;

    public BackupFolder(IOptions<BackupOptions> options, DataDirectory directory, TimeProvider clock)
    {
        (this.clock, Path) = (clock, System.IO.Path.GetFullPath(options.Value.Directory, directory.Shared));
        MakePrivate(Path);
    }

    public string Path { get; }

    /// <summary>Since when the installation has been able to make backups.</summary>
    public DateTime Since => Directory.GetCreationTimeUtc(Path);

    /// <summary>All whole ones, newest first.</summary>
    public IReadOnlyList<BackupFile> Files =>
    [
        .. new DirectoryInfo(Path).EnumerateFiles(Prefix + "*" + Ending).Select(file => (File: file, MadeAt: MadeAt(file.Name))).Where(found => found.MadeAt is not null)
            .Select(found => new BackupFile(found.File.Name, found.MadeAt!.Value, found.File.Length)).OrderByDescending(file => file.MadeAt),
    ];

    /// <summary>When the last attempt failed, if it did.</summary>
    public DateTime? FailedAt => File.Exists(PathOf(Failure)) ? File.GetLastWriteTimeUtc(PathOf(Failure)) : null;

    public static string NameOf(DateTime madeAt) => Prefix + madeAt.ToString(Time, CultureInfo.InvariantCulture) + Ending;

    /// <summary>A name in this folder, or any absolute path.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>An empty folder beside the backups, for what is not whole yet; one that a crash left is emptied.</summary>
    public string Begin()
    {
        var folder = PathOf(Unfinished);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        MakePrivate(folder);
        return folder;
    }

    public void End()
    {
        if (Directory.Exists(PathOf(Unfinished)))
            Directory.Delete(PathOf(Unfinished), recursive: true);
    }

    /// <summary>Says what went wrong to whoever looks into the folder; health and the page say that something did.</summary>
    public void NoteFailure(Exception cause)
    {
        File.WriteAllText(PathOf(Failure), string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():O}\n{cause.Message}\n"));
        File.SetLastWriteTimeUtc(PathOf(Failure), clock.GetUtcNow().UtcDateTime);
    }

    public void ForgetFailure() => File.Delete(PathOf(Failure));

    /// <summary>Removes what retention does not keep, and answers the names.</summary>
    public IReadOnlyList<string> Prune()
    {
        var files = Files;
        var kept = BackupRetention.Keep(files.Select(file => file.MadeAt));
        var gone = files.Where(file => !kept.Contains(file.MadeAt)).Select(file => file.Name).ToList();
        gone.ForEach(name => File.Delete(PathOf(name)));
        return gone;
    }

    private static DateTime? MadeAt(string name) =>
        DateTime.TryParseExact(name.AsSpan(Prefix.Length, name.Length - Prefix.Length - Ending.Length), Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

/// <param name="Length">In bytes.</param>
public sealed record BackupFile(string Name, DateTime MadeAt, long Length);
