using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Export</c>.</summary>
public sealed class ExportOptions
{
    public const string Section = "Export";

    /// <summary>What has more rows is made by a job, not while a person waits.</summary>
    public const int MostAtOnce = 2_000;

    /// <summary>Most rows of one workbook.</summary>
    [Range(100, 1_000_000)]
    public int MaxRows { get; set; } = 100_000;
}
