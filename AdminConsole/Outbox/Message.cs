using AdminConsole.Domain;

namespace AdminConsole.Outbox;

/// <summary>An in-app message (消息) to one person. Only they see it; the words are put into their language when they read it.</summary>
public sealed class Message : IUnrecorded
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Phrase Words { get; init; }

    /// <summary>Where it leads, relative to the base address.</summary>
    public string? Link { get; init; }

    public required DateTime At { get; init; }
    public DateTime? ReadAt { get; set; }
}
