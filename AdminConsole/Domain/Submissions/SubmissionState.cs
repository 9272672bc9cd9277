namespace AdminConsole.Domain.Submissions;

/// <summary>待审核 / 已撤回 / 退回 / 审核不通过 / 审核通过 / 已上报 / 已复核 / 已备案.</summary>
public enum SubmissionState
{
    Pending,
    Withdrawn,
    Returned,
    Rejected,
    Approved,
    Reported,
    Confirmed,
    Filed,
}
