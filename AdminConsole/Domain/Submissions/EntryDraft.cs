using AdminConsole.Domain.Review;

namespace AdminConsole.Domain.Submissions;

/// <summary>
/// A filing that a person is entering for an institution (单位直接录入), or changing after it was entered, and has not submitted yet. Sealed as everything that
/// candidates supply.
/// </summary>
public sealed class EntryDraft : IUserOwned, IUnrecorded
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>For which it is entered; reviews it.</summary>
    public required Guid InstitutionId { get; init; }

    /// <summary>The filing that is being changed; null for a new one.</summary>
    public Guid? SubmissionId { get; init; }

    public required byte[] Sealed { get; set; }
    public required DateTime SavedAt { get; set; }
}
