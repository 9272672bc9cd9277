using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Domain.Seasons;

/// <summary>Years of practice asked of an assistant physician who files for the practising level, by education (statutory-rules §3); a setting of the season, because the law changes.</summary>
public sealed record PracticeYears
{
    public const int Most = 20, UsualCollege = 2, UsualSecondary = 5, UsualApprenticeship = 5;

    private const string ApprenticeshipTrack = "apprenticeship";

    /// <summary>本科及以上.</summary>
    public int Bachelor { get; init; }

    /// <summary>专科.</summary>
    public int College { get; init; } = UsualCollege;

    /// <summary>中专.</summary>
    public int Secondary { get; init; } = UsualSecondary;

    /// <summary>师承和确有专长, whatever the education.</summary>
    public int Apprenticeship { get; init; } = UsualApprenticeship;

    /// <param name="educationLevel">education-levels.csv.</param>
    /// <param name="examCategory">exam-categories.csv.</param>
    public int For(string educationLevel, string examCategory) => Codes.ExamCategories.Find(examCategory)?["track"] == ApprenticeshipTrack ? Apprenticeship : educationLevel switch
    {
        ['3', ..] => College,
        ['4', ..] => Secondary,
        _ => Bachelor,
    };
}
