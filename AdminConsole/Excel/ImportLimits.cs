using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Excel;

/// <summary>How large a workbook may be. What its headers say of its size is not believed: everything is counted while it is read (XL-01).</summary>
public sealed class ImportLimits
{
    private const int MiB = 1024 * 1024;

    /// <summary>Bytes as they are sent.</summary>
    [Range(1, 256 * MiB)]
    public int MaxFileBytes { get; set; } = 10 * MiB;

    /// <summary>Bytes after inflating, all parts together.</summary>
    [Range(1, 4L * 1024 * MiB)]
    public long MaxInflated { get; set; } = 100 * MiB;

    /// <summary>Parts of the workbook.</summary>
    [Range(1, 10_000)]
    public int MaxEntries { get; set; } = 100;

    /// <summary>Rows.</summary>
    [Range(1, 1_000_000)]
    public int MaxRows { get; set; } = 50_000;

    /// <summary>Columns.</summary>
    [Range(1, 200)]
    public int MaxCols { get; set; } = 60;
}
