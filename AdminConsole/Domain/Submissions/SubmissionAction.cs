namespace AdminConsole.Domain.Submissions;

/// <summary>What can be done to a filing (process.md §4). Changing a decision is deciding again: Approve, Reject or Return from a decided state.</summary>
public enum SubmissionAction
{
    Submit,
    Withdraw,
    Resubmit,

    /// <summary>Correction of a direct entry by the institution that entered it; the state stays.</summary>
    Edit,
    Approve,
    Reject,

    /// <summary>退回; from a decided state it is 允许修改.</summary>
    Return,
    Undo,
    Report,

    /// <summary>复核通过.</summary>
    Confirm,
    SendBack,

    /// <summary>备案.</summary>
    File,
    Reopen,
}
