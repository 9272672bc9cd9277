namespace AdminConsole.Domain.Institutions;

/// <summary>What a node cannot change by itself and asks the level above to change.</summary>
public enum ChangeRequestSubject
{
    Name,
    Category,
    ReportingLevel,
}

public enum ChangeRequestState
{
    Waiting,
    Accepted,
    Refused,

    /// <summary>Taken back by the node itself.</summary>
    TakenBack,
}

/// <summary>变更申请: a node finds its name, category or reporting level wrong and asks the level above, which accepts or refuses (process.md §2).</summary>
public sealed class ChangeRequest : IOwned, IVersioned
{
    public const int MostScans = 5;

    public required Guid Id { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public Guid Version { get; set; }
    public required ChangeRequestSubject Subject { get; init; }

    /// <summary>What stood there when the node asked: a name, a category code, or the name of the reporting level.</summary>
    public required string CurrentValue { get; init; }

    /// <summary>What should stand there. A node does not see the levels beside its own, so a reporting level is named in words; who accepts chooses the node.</summary>
    public required string Proposal { get; init; }

    public required string Reason { get; init; }
    public ChangeRequestState State { get; private set; } = ChangeRequestState.Waiting;
    public required Guid RequestedById { get; init; }
    public required string RequestedBy { get; init; }
    public required DateTime RequestedAt { get; init; }
    public string? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>Answers, or takes back, a request that still waits.</summary>
    public Result<Done> Close(ChangeRequestState state, string by, DateTime at, string? answer)
    {
        if (State != ChangeRequestState.Waiting)
            return InstitutionErrors.AnsweredAlready(State, AnsweredBy!, AnsweredAt!.Value);
        (State, AnsweredBy, AnsweredAt, Answer) = (state, by, at, answer);
        return Done.Yes;
    }
}
