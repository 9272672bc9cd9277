using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Retention;

/// <summary>Section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>How long a rejected registration stays, with its scans, after it was rejected.</summary>
    [Range(30, 3650)]
    public int RejectedRegistrationDays { get; set; } = 365;
}
