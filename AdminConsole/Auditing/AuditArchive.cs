namespace AdminConsole.Auditing;

/// <summary>The oldest part of the record, moved to a file after its retention (AL-05). Entries up to <see cref="Last"/>, and no others, may be removed from the table.</summary>
public sealed class AuditArchive
{
    public const int FileLength = 100;

    /// <summary>Sequence of the last entry in the file.</summary>
    public long Last { get; init; }

    /// <summary>Sequence of the first.</summary>
    public required long First { get; init; }

    /// <summary>The last entry's digest: what the oldest entry in the table joins to.</summary>
    public required byte[] LastMac { get; init; }

    /// <summary>Name in the folder of archives.</summary>
    public required string File { get; init; }

    /// <summary>Of the file.</summary>
    public required byte[] Sha256 { get; init; }

    public required DateTime ArchivedAt { get; init; }

    /// <summary>Keyed digest of this row, so that nobody can pretend that something was archived (<see cref="AuditChain.SealOf"/>).</summary>
    public byte[] Seal { get; internal set; } = [];
}
