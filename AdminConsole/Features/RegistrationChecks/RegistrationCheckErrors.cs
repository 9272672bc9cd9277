using AdminConsole.Domain;

namespace AdminConsole.Features.RegistrationChecks;

public static class RegistrationCheckErrors
{
    /// <summary>No such season, or it has not begun.</summary>
    public static Error UnknownSeason { get; } = Error.Field("seasonId", new Phrase("intake.unknown_season"));

    /// <summary>A head and nobody below it.</summary>
    public static Error Nobody { get; } = new("nobody_to_check", ErrorKind.Invalid);
}
