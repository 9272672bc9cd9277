using AdminConsole.Domain;

namespace AdminConsole.Outbox;

/// <summary>What carries an entry out.</summary>
public enum OutboxChannel
{
    /// <summary>An in-app message (消息).</summary>
    Message,
    Sms,

    /// <summary>A signed POST to an API client.</summary>
    Webhook,
}

public enum OutboxState
{
    Waiting,
    Sent,

    /// <summary>Given up; somebody may send it again.</summary>
    Failed,
}

/// <summary>
/// Something to tell somebody outside the transaction, written inside it: when the change is committed the telling is certain, when it is not there is nothing
/// to tell. Made by <see cref="OutboxWork"/>, carried out by <see cref="OutboxDispatcher"/>. Holds no personal value in the clear.
/// </summary>
public sealed class OutboxEntry : IUnrecorded
{
    public const int KindLength = 60, LinkLength = 200, RolesLength = 200, RecipientLength = 20, FailureLength = 60;

    /// <summary>Also the id by which a receiver knows a repetition.</summary>
    public required Guid Id { get; init; }

    public required OutboxChannel Channel { get; init; }

    /// <summary>What it is about, e.g. the filing; by it an undo takes it back.</summary>
    public required Guid About { get; init; }

    /// <summary>Resource key of the words, or the name of the event.</summary>
    public required string Kind { get; init; }

    /// <summary>The words of a message.</summary>
    public Phrase? Words { get; init; }

    /// <summary>Where a message leads, relative to the base address.</summary>
    public string? Link { get; init; }

    /// <summary>Whom a message is for; see <see cref="Audience"/>.</summary>
    public Guid? UserId { get; init; }

    public Guid? NodeId { get; init; }

    /// <summary>Whoever holds one of these roles at the node, or anywhere where there is none; separated by blanks.</summary>
    public string? Roles { get; init; }

    /// <summary>The last person whom a message to everybody has reached so far; null before the first.</summary>
    public Guid? Reached { get; set; }

    /// <summary>Not the node itself but the nearest level above it that has somebody with such a role.</summary>
    public bool Above { get; init; }

    /// <summary>The receiver of a webhook.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>A webhook's body, to the byte.</summary>
    public string? Body { get; init; }

    /// <summary>Phone and words of an SMS, sealed; gone once it is sent.</summary>
    public byte[]? Sealed { get; set; }

    /// <summary>The phone of an SMS, masked.</summary>
    public string? Recipient { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Not before this moment. Taking an entry moves it on: while somebody carries it out nobody else does, and after a crash it comes due again.</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>Worth nothing after this moment, e.g. a code that has expired.</summary>
    public DateTime? NotAfter { get; init; }

    /// <summary>Tries begun.</summary>
    public int Attempts { get; set; }

    public OutboxState State { get; set; }

    /// <summary>Code of the last failure; its words are <c>outbox.failure.{code}</c>.</summary>
    public string? Failure { get; set; }

    /// <summary>When it was sent or given up.</summary>
    public DateTime? EndedAt { get; set; }

    internal bool IsForEverybody => Roles is not null && NodeId is null;
}

/// <summary>One try of an SMS or a webhook.</summary>
public sealed class OutboxAttempt : IUnrecorded
{
    public required Guid EntryId { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Number { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Null = it was taken.</summary>
    public string? Failure { get; init; }

    /// <summary>The receiver's HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    public required int Milliseconds { get; init; }
}
