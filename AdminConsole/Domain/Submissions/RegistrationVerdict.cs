using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Domain.Submissions;

/// <summary>报名核验: what the platform holds of a person who registers for the examination. 已通过 / 未通过 / 无信息.</summary>
public enum RegistrationVerdict
{
    Approved,

    /// <summary>The person has filed, and the filing is not approved: undecided, withdrawn, returned or rejected.</summary>
    NotApproved,

    /// <summary>凡平台内无信息的试用人员不得参加 (notice 000).</summary>
    NoRecord,
}

public static class RegistrationVerdicts
{
    /// <summary>
    /// A person is a name together with a number. A number that stands under another name says nothing of whoever asks, not even that it is there
    /// (docs/decisions/006-registration-check.md).
    /// </summary>
    /// <param name="name">As whoever registers gives it.</param>
    /// <param name="filings">What a season holds under the number.</param>
    public static RegistrationVerdict Of(string name, IEnumerable<(string PersonName, SubmissionState State)> filings)
    {
        var own = filings.Where(filing => PersonName.Same(filing.PersonName, name)).ToList();
        if (own.Count == 0)
            return RegistrationVerdict.NoRecord;
        return own.Exists(filing => filing.State.IsApproved) ? RegistrationVerdict.Approved : RegistrationVerdict.NotApproved;
    }
}
