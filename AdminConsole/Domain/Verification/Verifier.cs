namespace AdminConsole.Domain.Verification;

/// <summary>Computes the red and green marks of a filing (process.md §5). Nothing else in the product computes one.</summary>
public static class Verifier
{
    private static readonly Func<VerificationFacts, IEnumerable<Check>>[] Rules =
    [
        DurationTotalRule.Evaluate,
        MentorMatchRule.Evaluate,
        PeriodOverlapRule.Evaluate,
    ];

    public static VerificationReport Evaluate(VerificationFacts facts) => new(
        [.. Rules.SelectMany(rule => rule(facts))],
        ProbationMonths.Total(facts.Periods.Select(period => period.Stretch), facts.Today),
        facts.Today);
}
