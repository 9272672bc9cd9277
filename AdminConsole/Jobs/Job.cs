using AdminConsole.Domain;

namespace AdminConsole.Jobs;

/// <summary>Where a piece of long work stands.</summary>
public enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>Long work that somebody asked for: it survives a reload and a restart, and only its requester sees it.</summary>
public sealed class Job
{
    public const int KindLength = 40, SubjectLength = 100;

    public required Guid Id { get; init; }

    /// <summary>Which work, e.g. <c>practitioner_import</c>; one of a kind runs at a time.</summary>
    public required string Kind { get; init; }

    public required Guid RequesterId { get; init; }

    /// <summary>Where the requester asked from, for the audit entries of the work.</summary>
    public string? ClientAddress { get; init; }

    /// <summary>The language its words and files are in.</summary>
    public required string Language { get; init; }

    /// <summary>What it is about, for people: the name of a file, of a season. Never a personal value.</summary>
    public required string Subject { get; init; }

    /// <summary>The request as the work reads it, sealed JSON.</summary>
    public required byte[] InputSealed { get; init; }

    /// <summary>The file brought with the request.</summary>
    public Guid? InputFileId { get; init; }

    public JobState State { get; set; }

    /// <summary>How much is done, in the work's own units, e.g. rows.</summary>
    public int Done { get; set; }

    /// <summary>Of how much; 0 = not known.</summary>
    public int Total { get; set; }

    public bool CancelRequested { get; set; }

    /// <summary>How often it was begun. A server that dies of it must not try for ever.</summary>
    public int Attempts { get; set; }

    public required DateTime RequestedAt { get; init; }
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Where the work goes on after it was interrupted, in its own words; null = from the beginning.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>What came of it.</summary>
    public Phrase? Outcome { get; set; }

    /// <summary>What a screen shows of the result, sealed JSON.</summary>
    public byte[]? OutputSealed { get; set; }

    /// <summary>The file made: a result, or the list of errors.</summary>
    public Guid? FileId { get; set; }

    public bool HasEnded => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}
