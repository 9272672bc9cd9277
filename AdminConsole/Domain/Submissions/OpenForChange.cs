using AdminConsole.Domain.Seasons;

namespace AdminConsole.Domain.Submissions;

/// <summary>
/// What a resubmission may change (process.md §4). Returned with feedback: the items. Returned without (允许修改): everything but person, season and
/// binding. Withdrawn, or rejected where the season lets the person file again: everything but the season, which the filing's number names. Otherwise nothing.
/// </summary>
/// <param name="Paths">Fields, groups of fields and slots; <c>materials</c> is every slot.</param>
public sealed record OpenForChange(IReadOnlyList<string> Paths)
{
    private static readonly string[] Contents = [SubmissionFields.Exam, SubmissionFields.Education, SubmissionFields.PreviousRegistration, SubmissionFields.Assistant, SubmissionFields.Periods, SubmissionFields.Materials];

    public static OpenForChange Nothing { get; } = new([]);

    /// <summary>What an institution may correct in a direct entry of its own that waits for its decision.</summary>
    public static OpenForChange ToTheInstitution { get; } = new([SubmissionFields.Person, .. Contents]);

    /// <param name="state">Of the filing.</param>
    /// <param name="feedback">Of the decision that returned it.</param>
    /// <param name="season">Of the filing.</param>
    public static OpenForChange Of(SubmissionState state, IReadOnlyList<FeedbackItem> feedback, Season season) => state switch
    {
        SubmissionState.Returned when feedback.Count > 0 => new([.. feedback.Select(item => item.Path)]),
        SubmissionState.Returned => new(Contents),
        SubmissionState.Withdrawn => new([SubmissionFields.Binding, SubmissionFields.Person, .. Contents]),
        SubmissionState.Rejected when season.RejectedMayRefile => new([SubmissionFields.Binding, SubmissionFields.Person, .. Contents]),
        _ => Nothing,
    };

    /// <summary>The paths of everything in the difference that may not change; empty when all of it may.</summary>
    public IReadOnlyList<string> Refuse(SubmissionDifference difference) =>
    [
        .. difference.Fields.Select(change => change.Path).Where(path => !Allows(path)),
        .. difference.Pictures.Select(change => change.Path).Where(path => !Allows(path) && !Paths.Contains(SubmissionFields.Materials, StringComparer.Ordinal)),
    ];

    /// <summary>Whether the path is the subject itself or lies within it.</summary>
    public static bool Covers(string subject, string path) =>
        path.StartsWith(subject, StringComparison.Ordinal) && (path.Length == subject.Length || path[subject.Length] is '.' or '[');

    /// <summary>A newer notice has to be accepted whenever there is one.</summary>
    private bool Allows(string path) => path == SubmissionFields.Notice || Paths.Any(subject => Covers(subject, path));
}
