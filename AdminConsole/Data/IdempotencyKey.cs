namespace AdminConsole.Data;

/// <summary>The answer already given to a client's key, so that a repeated request is answered again and not done again (DU-03). Kept seven days.</summary>
public sealed class IdempotencyKey
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public required Guid ClientId { get; init; }
    public required Guid Key { get; init; }

    /// <summary>SHA-256 of the request body: the same key with another body is refused.</summary>
    public required byte[] BodySha256 { get; init; }

    /// <summary>The submission that the first request made.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The first answer, sealed: it is repeated to the letter.</summary>
    public required byte[] AnswerSealed { get; init; }

    public required DateTime CreatedAt { get; init; }
}
