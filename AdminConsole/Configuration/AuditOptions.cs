using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>How long an entry stays in the database before it is archived. Never less than half a year, which the law asks for (网络安全法 第二十一条).</summary>
    [Range(184, 36_500)]
    public int RetentionDays { get; set; } = 1_095;

    /// <summary>Where the ends of the record are noted, absolute or from the data folder. Best on another machine's disk: it tells that the record was cut off. By default <c>audit-anchors.txt</c> there.</summary>
    public string? AnchorFile { get; set; }
}
