namespace AdminConsole.Domain.Seasons;

/// <summary>One version of a season's notice to candidates (申报须知). Rows are only ever added: a filing names the version that its candidate accepted.</summary>
public sealed class SeasonNotice
{
    public const int TextLength = 20_000;

    public required string SeasonId { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Version { get; init; }

    public required string Text { get; init; }
    public required DateTime PublishedAt { get; init; }
}
