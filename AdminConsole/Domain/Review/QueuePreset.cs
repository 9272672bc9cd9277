using System.Linq.Expressions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Domain.Review;

/// <summary>What a queue picks out. Up to <see cref="SentBack"/> the filing itself says whether it belongs; then what lies beside it does.</summary>
public enum QueuePreset
{
    All,
    Green,

    /// <summary>Approving asks for a reason or a proof, or is refused.</summary>
    NeedsReason,

    /// <summary>At least one red mark.</summary>
    Red,
    RedDuration,
    RedMentor,
    RedIdentity,
    Resubmitted,

    /// <summary>A level above gave it back; the institution reports it anew or decides otherwise.</summary>
    SentBack,

    /// <summary>Put aside until within <see cref="QueuePresets.DueDays"/>; when the deadline is that near, all that waits.</summary>
    Due,

    /// <summary>Put aside by whomever.</summary>
    Held,

    /// <summary>In one's own hands, or put aside by oneself.</summary>
    Mine,
}

/// <summary>The presets as conditions: lists ask the database for them, and the kept counts are kept by the same ones, so that the two cannot disagree.</summary>
public static class QueuePresets
{
    /// <summary>Days ahead that count as due.</summary>
    public const int DueDays = 3;

    public static readonly Expression<Func<Submission, bool>> Green = row => row.WorstMark == CheckResult.Green;

    // What asks for something, or is red, has a worst mark that the indexes hold: most other rows are passed over inside them.
    public static readonly Expression<Func<Submission, bool>> NeedsReason = row => row.WorstMark != CheckResult.Green && row.AsksReason;
    public static readonly Expression<Func<Submission, bool>> Red = row => row.WorstMark == CheckResult.Red;
    public static readonly Expression<Func<Submission, bool>> RedDuration = row => row.WorstMark == CheckResult.Red && row.DurationMark == CheckResult.Red;
    public static readonly Expression<Func<Submission, bool>> RedMentor = row => row.WorstMark == CheckResult.Red && row.MentorMark == CheckResult.Red;
    public static readonly Expression<Func<Submission, bool>> RedIdentity = row => row.WorstMark == CheckResult.Red && row.IdentityMark == CheckResult.Red;
    public static readonly Expression<Func<Submission, bool>> Resubmitted = row => row.Revision > 1;
    public static readonly Expression<Func<Submission, bool>> SentBack = row => row.State == SubmissionState.Approved && row.SteppedAt != null;

    /// <summary>Null where the filing alone does not say.</summary>
    public static Expression<Func<Submission, bool>>? Of(QueuePreset preset) => preset switch
    {
        QueuePreset.All => row => true,
        QueuePreset.Green => Green,
        QueuePreset.NeedsReason => NeedsReason,
        QueuePreset.Red => Red,
        QueuePreset.RedDuration => RedDuration,
        QueuePreset.RedMentor => RedMentor,
        QueuePreset.RedIdentity => RedIdentity,
        QueuePreset.Resubmitted => Resubmitted,
        QueuePreset.SentBack => SentBack,
        _ => null,
    };
}

/// <summary>How many filings each preset picks out of some.</summary>
public sealed record PresetCounts(int Total, int Green, int NeedsReason, int Red, int RedDuration, int RedMentor, int RedIdentity, int Resubmitted, int SentBack)
{
    private static readonly Func<Submission, bool> IsGreen = QueuePresets.Green.Compile(), Asks = QueuePresets.NeedsReason.Compile(), HasRed = QueuePresets.Red.Compile(), HasRedDuration = QueuePresets.RedDuration.Compile(),
        HasRedMentor = QueuePresets.RedMentor.Compile(), HasRedIdentity = QueuePresets.RedIdentity.Compile(), IsResubmitted = QueuePresets.Resubmitted.Compile(), IsSentBack = QueuePresets.SentBack.Compile();

    public static PresetCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Of one filing: 1 or 0 each.</summary>
    public static PresetCounts Of(Submission row) => new(
        1, One(IsGreen(row)), One(Asks(row)), One(HasRed(row)), One(HasRedDuration(row)), One(HasRedMentor(row)), One(HasRedIdentity(row)), One(IsResubmitted(row)), One(IsSentBack(row)));

    /// <summary>Null for what filings alone do not say.</summary>
    public int? Of(QueuePreset preset) => preset switch
    {
        QueuePreset.All => Total,
        QueuePreset.Green => Green,
        QueuePreset.NeedsReason => NeedsReason,
        QueuePreset.Red => Red,
        QueuePreset.RedDuration => RedDuration,
        QueuePreset.RedMentor => RedMentor,
        QueuePreset.RedIdentity => RedIdentity,
        QueuePreset.Resubmitted => Resubmitted,
        QueuePreset.SentBack => SentBack,
        _ => null,
    };

    public static PresetCounts operator +(PresetCounts one, PresetCounts other) => new(
        one.Total + other.Total, one.Green + other.Green, one.NeedsReason + other.NeedsReason, one.Red + other.Red, one.RedDuration + other.RedDuration, one.RedMentor + other.RedMentor,
        one.RedIdentity + other.RedIdentity, one.Resubmitted + other.Resubmitted, one.SentBack + other.SentBack);

    public static PresetCounts operator -(PresetCounts counts) => new(
        -counts.Total, -counts.Green, -counts.NeedsReason, -counts.Red, -counts.RedDuration, -counts.RedMentor, -counts.RedIdentity, -counts.Resubmitted, -counts.SentBack);

    private static int One(bool belongs) => belongs ? 1 : 0;
}
