namespace AdminConsole.Domain.Submissions;

/// <summary>What a submission code (提交编码) that somebody shows is worth today: 有效 / 未审核 / 已撤销 / 已变更.</summary>
public enum CodeVerdict
{
    /// <summary>Approved, reported, confirmed or filed.</summary>
    Valid,

    /// <summary>Nobody has decided yet.</summary>
    Unreviewed,

    /// <summary>Withdrawn, returned or rejected.</summary>
    Revoked,

    /// <summary>The content has changed since: the filing has another code now.</summary>
    Changed,
}

public static class CodeVerdicts
{
    /// <param name="code">A code that the filing has or once had.</param>
    /// <param name="current">The filing's newest; the same content gives the same code again.</param>
    /// <param name="state">Of the filing.</param>
    public static CodeVerdict Of(string code, string current, SubmissionState state)
    {
        if (code != current)
            return CodeVerdict.Changed;
        return state switch
        {
            _ when state.IsApproved => CodeVerdict.Valid,
            SubmissionState.Pending => CodeVerdict.Unreviewed,
            _ => CodeVerdict.Revoked,
        };
    }
}
