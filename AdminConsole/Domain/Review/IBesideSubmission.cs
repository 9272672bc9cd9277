namespace AdminConsole.Domain.Review;

/// <summary>What reviewers keep beside a filing: seen by whoever may see the filing, never by an API client but for the notes meant for the candidate.</summary>
public interface IBesideSubmission
{
    Guid SubmissionId { get; }
}

/// <summary>What a person keeps for themselves: seen by nobody else.</summary>
public interface IUserOwned
{
    Guid UserId { get; }
}
