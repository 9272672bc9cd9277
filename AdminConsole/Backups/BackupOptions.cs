using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Backups;

/// <summary>Section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>Where backups go, absolute or from the data folder (the shared one of several nodes). Best on another machine's disk.</summary>
    [Required]
    public string Directory { get; set; } = "backups";

    /// <summary>Whether one is made every day.</summary>
    public bool Daily { get; set; } = true;

    /// <summary>From when on (Shanghai); what was missed is made up for.</summary>
    public TimeOnly At { get; set; } = new(1, 0);

    /// <summary>Health warns when the newest is older.</summary>
    [Range(1, 720)]
    public int WarnAfterHours { get; set; } = 26;
}
