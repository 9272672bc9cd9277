namespace AdminConsole.Auditing;

/// <summary>Where the acts of this request or circuit come from. Set once when the request or circuit begins.</summary>
public sealed class AuditOrigin
{
    /// <summary>Claim that tells one sign-in of a person from another; given at sign-in.</summary>
    public const string SessionClaim = "session";

    public string? ClientAddress { get; set; }

    public string? Session { get; set; }

    /// <summary>What is refused here is on the record already: whoever answers need not put it there again.</summary>
    public bool RefusalIsRecorded { get; set; }

    public void Take(HttpContext context) => (ClientAddress, Session) = (context.Connection.RemoteIpAddress?.ToString(), context.User.FindFirst(SessionClaim)?.Value);
}
