namespace AdminConsole.Domain.Verification;

/// <summary>What a check says. Unknown = the inputs could not be asked (无法核验); never shown as red. Amber advises and never blocks, save the fresh graduate's duration (§5).</summary>
public enum CheckResult
{
    Green,
    Amber,
    Unknown,
    Red,
}

/// <summary>One verification mark.</summary>
/// <param name="Code">Stable code, e.g. <c>duration.total</c>.</param>
/// <param name="Result">The mark's colour.</param>
/// <param name="Explanation">Why, in one sentence, safe to show to an API client.</param>
/// <param name="Needs">What would turn it green; null when it is. Safe to show to an API client.</param>
public sealed record Check(string Code, CheckResult Result, Phrase Explanation, Phrase? Needs = null)
{
    /// <summary>Zero-based index of the period the mark belongs to, where it belongs to one.</summary>
    public int? Period { get; init; }

    /// <summary>Zero-based index of the post within the period.</summary>
    public int? Post { get; init; }

    /// <summary>True when the period is the current institution's; decides what red asks for (§5).</summary>
    public bool AtCurrentInstitution { get; init; }

    /// <summary>True when a stamped paper certificate stands for the period.</summary>
    public bool HasStampedCertificate { get; init; }

    /// <summary>For the console only: what the registry said precisely (查无此证书号 or 姓名不符), where <see cref="Explanation"/> must not tell.</summary>
    public Phrase? Finding { get; init; }

    /// <summary>For the console only: whom the registry holds under the number, with the place of practice shown beside the mark.</summary>
    public RegisteredMentor? Registered { get; init; }

    /// <summary>The figures the mark was computed from, safe to show to an API client.</summary>
    public IReadOnlyDictionary<string, object> Inputs { get; init; } = NoInputs;

    /// <summary>Whether a reader would see no difference: colour, place, every sentence and figure.</summary>
    public bool SaysTheSameAs(Check other) =>
        (Code, Period, Post, Result, Explanation, Needs, Finding, Registered, AtCurrentInstitution, HasStampedCertificate)
            == (other.Code, other.Period, other.Post, other.Result, other.Explanation, other.Needs, other.Finding, other.Registered, other.AtCurrentInstitution, other.HasStampedCertificate)
        && Inputs.Count == other.Inputs.Count && Inputs.All(input => other.Inputs.TryGetValue(input.Key, out var value) && Equals(input.Value, value));

    private static readonly IReadOnlyDictionary<string, object> NoInputs = new Dictionary<string, object>(StringComparer.Ordinal).AsReadOnly();
}

/// <summary>All marks of one filing at one moment; stored with the filing and frozen again inside each decision.</summary>
/// <param name="Checks">In the order of the rules, then of periods and posts.</param>
/// <param name="TotalMonths">Whole months of probation that count today.</param>
/// <param name="On">The Shanghai day the report was computed for.</param>
public sealed record VerificationReport(IReadOnlyList<Check> Checks, int TotalMonths, DateOnly On)
{
    public static VerificationReport Empty { get; } = new([], 0, default);

    /// <summary>The next day on which the passing of time alone can change a mark; null when none can.</summary>
    public DateOnly? ChangesOn { get; init; }

    public CheckResult WorstOf(string code) => Checks.Where(check => check.Code == code).Select(check => check.Result).DefaultIfEmpty(CheckResult.Green).Max();

    /// <summary>Whether nothing about the period is red or unknown; amber only advises.</summary>
    public bool IsSound(int period) => Checks.All(check => check.Period != period || check.Result is CheckResult.Green or CheckResult.Amber);

    public CheckResult Worst => Checks.Select(check => check.Result).DefaultIfEmpty(CheckResult.Green).Max();
}
