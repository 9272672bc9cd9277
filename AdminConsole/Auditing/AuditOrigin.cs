namespace AdminConsole.Auditing;

/// <summary>Where the acts of this request or circuit come from. Set once when the request or circuit begins.</summary>
public sealed class AuditOrigin
{
    public string? ClientAddress { get; set; }
}
