namespace AdminConsole.Domain.Review;

/// <summary>A masked value of a filing that can be shown whole, one at a time (PD-03).</summary>
public enum RevealedValue
{
    DocumentNumber,
    Phone,
    GraduationCertificate,
    QualificationCertificate,
    PractisingCertificate,

    /// <summary>A mentor's practising certificate.</summary>
    MentorCertificate,
}

/// <summary>One value shown whole to one person: what the hourly limit counts.</summary>
public sealed class Reveal : IUserOwned
{
    public const int MostInAnHour = 200;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Guid SubmissionId { get; init; }
    public required RevealedValue Value { get; init; }

    /// <summary>Steady clock.</summary>
    public required DateTime At { get; init; }
}
