namespace AdminConsole.Domain.Submissions;

/// <summary>
/// In what capacity somebody acts on one filing. Who holds which capacity is authorisation's business (scope, role, second person); a person may
/// hold several at once, e.g. district staff over an institution straight below: <c>District | SecondReviewer</c>.
/// </summary>
[Flags]
public enum SubmissionActor
{
    None = 0,

    /// <summary>The candidate, through the API.</summary>
    Candidate = 1,

    /// <summary>The institution entering for the candidate (单位直接录入).</summary>
    Institution = 2,

    /// <summary>The institution's reviewer, or the level above standing in where a second person is required.</summary>
    Reviewer = 4,

    /// <summary>The nearest level above that has staff (复核).</summary>
    SecondReviewer = 8,
    Point = 16,
    Site = 32,
    District = 64,
}
