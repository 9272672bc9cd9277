using AdminConsole.Domain;

namespace AdminConsole.Features.Seasons;

public static class SeasonErrors
{
    public static Error NoneOpen { get; } = new("no_open_season", ErrorKind.NotFound);

    public static Error IdTaken { get; } = Error.Field("id", new Phrase("season.fault.id_taken"));

    /// <summary>At most one is open. Argument: the name of the one that is.</summary>
    public static Error AnotherOpen(string name) => new("another_season_open", ErrorKind.Conflict, name);
}
