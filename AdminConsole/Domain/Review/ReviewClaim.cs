namespace AdminConsole.Domain.Review;

/// <summary>锁定审核: one person has the filing in hand. Lasts ten minutes from the last activity, by <see cref="SteadyClock"/> (CC-04).</summary>
public sealed class ReviewClaim : IBesideSubmission, IUnrecorded, IVersioned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public required Guid SubmissionId { get; init; }

    /// <summary>This taking of the filing; another one each time it changes hands. A decision names the one that its maker had.</summary>
    public Guid Id { get; private set; }

    public Guid HolderId { get; private set; }
    public string HolderName { get; private set; } = "";

    /// <summary>Wall clock, for people.</summary>
    public DateTime TakenAt { get; private set; }

    /// <summary>Steady clock.</summary>
    public DateTime Until { get; private set; }

    public Guid Version { get; set; }

    public bool IsLive(DateTime steady) => Until > steady;

    public bool IsHeldBy(Guid userId, DateTime steady) => HolderId == userId && IsLive(steady);

    /// <summary>Goes to this person, who keeps it where it was theirs already.</summary>
    public void Take(Guid holder, string name, DateTime now, DateTime steady)
    {
        if (!IsHeldBy(holder, steady))
            (Id, HolderId, HolderName, TakenAt) = (Guid.CreateVersion7(), holder, name, now);
        Until = steady + Lifetime;
    }
}

/// <summary>Somebody has the filing open on a screen. Says who is there; decides nothing.</summary>
public sealed class ReviewVisit : IBesideSubmission, IUnrecorded
{
    /// <summary>How long a screen counts as open after its last sign of life.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(3);

    /// <summary>How often an open screen says that it is there.</summary>
    public static readonly TimeSpan Pulse = TimeSpan.FromMinutes(1);

    public required Guid SubmissionId { get; init; }
    public required Guid UserId { get; init; }
    public required string UserName { get; set; }

    /// <summary>Steady clock.</summary>
    public required DateTime Until { get; set; }
}
