using Microsoft.Extensions.Options;

namespace AdminConsole.Excel;

/// <summary>Section <c>Import</c>: what a workbook to be imported may be.</summary>
public sealed class ImportOptions
{
    public const string Section = "Import";

    private const int MiB = 1024 * 1024;

    /// <summary>Institutions.</summary>
    [ValidateObjectMembers]
    public ImportLimits Institutions { get; set; } = new();

    /// <summary>Lists of those who register for the examination.</summary>
    [ValidateObjectMembers]
    public ImportLimits RegistrationChecks { get; set; } = new() { MaxRows = 100_000 };

    /// <summary>The registry.</summary>
    [ValidateObjectMembers]
    public ImportLimits Practitioners { get; set; } = new() { MaxFileBytes = 64 * MiB, MaxInflated = 1024L * MiB, MaxRows = 600_000 };
}
