namespace AdminConsole.Domain.Submissions;

public static class SubmissionErrors
{
    /// <summary>当前状态不允许此操作. Arguments: the state (a phrase where there is none yet) and the action.</summary>
    public static Error IllegalState(SubmissionState? state, SubmissionAction action) =>
        new("illegal_state", ErrorKind.Conflict, state is { } known ? known : new Phrase("error.not_filed_yet"), action);

    /// <summary>The note is too short for this decision. Argument: the fewest visible characters.</summary>
    public static Error ReasonRequired(int shortest) => new("reason_required", ErrorKind.Invalid, shortest)
    {
        Fields = new Dictionary<string, IReadOnlyList<Phrase>>(StringComparer.Ordinal) { ["note"] = [new("error.reason_required", shortest)] },
    };

    /// <summary>The identity mark is red, which no reason answers: the filing goes back.</summary>
    public static Error IdentityInvalid { get; } = new("identity_invalid", ErrorKind.Invalid);

    /// <summary>A former institution's mentor is not green and no stamped paper stands for that period. Argument: the period numbers, from 1.</summary>
    /// <param name="periods">Zero-based.</param>
    public static Error StampedCertificateRequired(IReadOnlyList<int> periods) =>
        new("stamped_certificate_required", ErrorKind.Invalid, string.Join(", ", periods.Select(period => period + 1)))
        {
            Fields = periods.ToDictionary(
                period => $"periods[{period}]",
                IReadOnlyList<Phrase> (period) => [new("error.stamped_certificate_required", $"{period + 1}")],
                StringComparer.Ordinal),
        };

    /// <summary>Not open for change (process.md §4): the paths that differ from what was filed.</summary>
    public static Error Locked(IReadOnlyList<string> paths) => new("locked", ErrorKind.Conflict)
    {
        Fields = paths.Distinct(StringComparer.Ordinal).ToDictionary(path => path, IReadOnlyList<Phrase> (_) => [new("intake.locked")], StringComparer.Ordinal),
    };
}
