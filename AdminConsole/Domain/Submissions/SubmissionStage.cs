namespace AdminConsole.Domain.Submissions;

/// <summary>How far filings have come, each stage with all that went on from it: 申报 → 已审核 → 通过 → 已上报 → 已备案.</summary>
public enum SubmissionStage
{
    Submitted,

    /// <summary>Approved or rejected. A returned filing waits for its candidate and is not.</summary>
    Reviewed,
    Approved,
    Reported,
    Filed,
}

public static class SubmissionStages
{
    /// <summary>The states that filings of the stage are in: one definition for the lists and for every figure that leads to them.</summary>
    public static IReadOnlyList<SubmissionState> States(this SubmissionStage stage) => stage switch
    {
        SubmissionStage.Submitted => Enum.GetValues<SubmissionState>(),
        SubmissionStage.Reviewed => [SubmissionState.Rejected, SubmissionState.Approved, SubmissionState.Reported, SubmissionState.Confirmed, SubmissionState.Filed],
        SubmissionStage.Approved => [SubmissionState.Approved, SubmissionState.Reported, SubmissionState.Confirmed, SubmissionState.Filed],
        SubmissionStage.Reported => [SubmissionState.Reported, SubmissionState.Confirmed, SubmissionState.Filed],
        _ => [SubmissionState.Filed],
    };

    public static bool Includes(this SubmissionStage stage, SubmissionState state) => stage.States().Contains(state);
}
