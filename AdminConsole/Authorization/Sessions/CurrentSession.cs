using AdminConsole.Domain.Accounts;

namespace AdminConsole.Authorization.Sessions;

/// <summary>The session that a request or a circuit belongs to, as it stands at this moment.</summary>
/// <param name="Row">As it was last read.</param>
/// <param name="Ending">Why it is over; null while it goes on.</param>
public sealed record CurrentSession(UserSession Row, SessionEnding? Ending);
