namespace AdminConsole.Domain.Candidates;

/// <summary>What a person may ask about their own data.</summary>
public enum PersonalRequestKind
{
    /// <summary>查阅、复制.</summary>
    Access,

    /// <summary>更正、补充.</summary>
    Correction,

    /// <summary>删除.</summary>
    Erasure,
}

public enum PersonalRequestState
{
    Open,
    Fulfilled,
    Refused,
}

/// <summary>A candidate's request about their own data, and what became of it (PD-07). Nothing removes one: it is to be kept for three years at least.</summary>
public sealed class PersonalRequest : IVersioned
{
    public const int TextLength = 500, NameLength = 60;

    /// <summary>Visible characters that an answer has at least.</summary>
    public const int ShortestAnswer = 5;

    public required Guid Id { get; init; }

    /// <summary>Keyed digest of the person's document, as their filings have it.</summary>
    public required byte[] PersonIndex { get; init; }

    public required PersonalRequestKind Kind { get; init; }

    /// <summary>The day on which the person asked.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>What the person asks for, and how they asked.</summary>
    public required string Text { get; init; }

    public required DateTime RecordedAt { get; init; }
    public required Guid RecordedBy { get; init; }
    public required string RecordedByName { get; init; }
    public PersonalRequestState State { get; private set; }

    /// <summary>What was done, or the ground of the refusal.</summary>
    public string? Answer { get; private set; }

    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredByName { get; private set; }
    public Guid Version { get; set; }

    /// <summary>A filing, its decisions and the lists it stands in are records: their erasure is refused with its ground (PD-06).</summary>
    public Result<Done> Decide(bool fulfilled, string answer, string byName, DateTime at)
    {
        if (State != PersonalRequestState.Open)
            return PersonalRequestErrors.Answered;
        if (fulfilled && Kind == PersonalRequestKind.Erasure)
            return PersonalRequestErrors.FilingsAreKept;
        (State, Answer, AnsweredByName, AnsweredAt) = (fulfilled ? PersonalRequestState.Fulfilled : PersonalRequestState.Refused, answer, byName, at);
        return Done.Yes;
    }
}

public static class PersonalRequestErrors
{
    public static Error Answered { get; } = new("personal_request_answered", ErrorKind.Conflict);

    public static Error FilingsAreKept { get; } = new("filings_are_kept", ErrorKind.Conflict);
}
