using System.Runtime.InteropServices;

namespace AdminConsole.Scans;

/// <summary>
/// fsync of a folder: without it a renamed file may be gone after a power failure although its bytes are on disk. The framework opens no folders, hence the
/// C library. Windows needs none: its journal covers the rename.
/// </summary>
internal static class FolderSync
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = open(folder, 0);
        if (descriptor < 0)
            throw Failure(folder);
        try
        {
            if (fsync(descriptor) != 0)
                throw Failure(folder);
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    private static IOException Failure(string folder) => new($"The folder {folder} could not be brought to disk: {Marshal.GetLastPInvokeErrorMessage()}.");

    [DllImport("libc", SetLastError = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int descriptor);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
