using System.Linq.Expressions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Domain.Review;

/// <summary>What a queue picks out. Up to <see cref="Resubmitted"/> the filing itself says whether it belongs; then what lies beside it does.</summary>
public enum QueuePreset
{
    All,
    Green,

    /// <summary>Approving asks for a reason or a proof, or is refused.</summary>
    NeedsReason,
    RedDuration,
    RedMentor,
    Resubmitted,

    /// <summary>Put aside until within <see cref="QueuePresets.DueDays"/>; when the deadline is that near, all that waits.</summary>
    Due,

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
    public static readonly Expression<Func<Submission, bool>> RedDuration = row => row.WorstMark == CheckResult.Red && row.DurationMark == CheckResult.Red;
    public static readonly Expression<Func<Submission, bool>> RedMentor = row => row.WorstMark == CheckResult.Red && row.MentorMark == CheckResult.Red;
    public static readonly Expression<Func<Submission, bool>> Resubmitted = row => row.Revision > 1;

    /// <summary>Null where the filing alone does not say.</summary>
    public static Expression<Func<Submission, bool>>? Of(QueuePreset preset) => preset switch
    {
        QueuePreset.All => row => true,
        QueuePreset.Green => Green,
        QueuePreset.NeedsReason => NeedsReason,
        QueuePreset.RedDuration => RedDuration,
        QueuePreset.RedMentor => RedMentor,
        QueuePreset.Resubmitted => Resubmitted,
        _ => null,
    };
}

/// <summary>How many filings each preset picks out of some.</summary>
public sealed record PresetCounts(int Total, int Green, int NeedsReason, int RedDuration, int RedMentor, int Resubmitted)
{
    private static readonly Func<Submission, bool> IsGreen = QueuePresets.Green.Compile(), Asks = QueuePresets.NeedsReason.Compile(), HasRedDuration = QueuePresets.RedDuration.Compile(),
        HasRedMentor = QueuePresets.RedMentor.Compile(), IsResubmitted = QueuePresets.Resubmitted.Compile();

    public static PresetCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Of one filing: 1 or 0 each.</summary>
    public static PresetCounts Of(Submission row) => new(1, One(IsGreen(row)), One(Asks(row)), One(HasRedDuration(row)), One(HasRedMentor(row)), One(IsResubmitted(row)));

    /// <summary>Null for what filings alone do not say.</summary>
    public int? Of(QueuePreset preset) => preset switch
    {
        QueuePreset.All => Total,
        QueuePreset.Green => Green,
        QueuePreset.NeedsReason => NeedsReason,
        QueuePreset.RedDuration => RedDuration,
        QueuePreset.RedMentor => RedMentor,
        QueuePreset.Resubmitted => Resubmitted,
        _ => null,
    };

    public static PresetCounts operator +(PresetCounts one, PresetCounts other) => new(
        one.Total + other.Total, one.Green + other.Green, one.NeedsReason + other.NeedsReason, one.RedDuration + other.RedDuration, one.RedMentor + other.RedMentor, one.Resubmitted + other.Resubmitted);

    public static PresetCounts operator -(PresetCounts counts) =>
        new(-counts.Total, -counts.Green, -counts.NeedsReason, -counts.RedDuration, -counts.RedMentor, -counts.Resubmitted);

    private static int One(bool belongs) => belongs ? 1 : 0;
}
