namespace AdminConsole.Domain.Review;

/// <summary>A view of the queue that somebody named for themselves: its filter as the address writes it, without page and person.</summary>
public sealed class SavedView : IUserOwned, IUnrecorded
{
    public const int NameLength = 30, QueryLength = 300, MostOfOne = 20;

    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required string Name { get; init; }
    public required string Query { get; init; }
    public required DateTime SavedAt { get; init; }
}
