using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Operation;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Room kept in a file for a full disk; by default 64, in Development none.</summary>
    [Range(0, 4096)]
    public int? ReserveMegabytes { get; set; }
}
