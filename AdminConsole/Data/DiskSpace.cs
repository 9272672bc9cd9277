namespace AdminConsole.Data;

/// <summary>
/// Room on the disk of the data folder, or of the shared one where that has less (DU-05). The last of it is kept for what the installation itself writes: a full disk must not keep people from signing in,
/// or the record from saying so. So what people and clients bring is refused a little before the disk is full.
/// </summary>
public sealed class DiskSpace(Func<(long Free, long Total)> read)
{
    /// <summary>What one large unit of work with its images needs, twice: in the log and in the file.</summary>
    internal const long Kept = 16L * 1024 * 1024;

    public DiskSpace(DataDirectory directory)
        : this(() => new[] { Of(directory.Path), Of(directory.Shared) }.Min())
    {
    }

    /// <summary>Whether nothing more is taken.</summary>
    public bool IsFull => Read().Free < Kept;

    /// <summary>In bytes, as the service's user may use it.</summary>
    public (long Free, long Total) Read() => read();

    /// <summary>Whether a file could not be written for want of room.</summary>
    public static bool IsWantOfRoom(IOException failure)
    {
        const int NoSpace = 28, QuotaExceeded = 122, DiskFull = unchecked((int)0x80070070);
        return failure.HResult is NoSpace or QuotaExceeded or DiskFull;
    }

    private static (long Free, long Total) Of(string path)
    {
        var drive = new DriveInfo(path);
        return (drive.AvailableFreeSpace, drive.TotalSize);
    }
}
