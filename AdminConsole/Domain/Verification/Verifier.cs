namespace AdminConsole.Domain.Verification;

/// <summary>Computes the red and green marks of a filing (process.md §5). Nothing else in the product computes one.</summary>
public static class Verifier
{
    private static readonly Func<VerificationFacts, IEnumerable<Check>>[] Rules =
    [
        DurationTotalRule.Evaluate,
        MentorMatchRule.Evaluate,
        IdentityValidRule.Evaluate,
        PeriodOverlapRule.Evaluate,
        PeriodOrderRule.Evaluate,
        MentorPracticePlaceRule.Evaluate,
        MentorLoadRule.Evaluate,
        MentorLevelRule.Evaluate,
        MentorCategoryRule.Evaluate,
        MentorStateRule.Evaluate,
        LicenceCoverRule.Evaluate,
        EvidenceReusedRule.Evaluate,
        PracticeYearsRule.Evaluate,
    ];

    /// <summary>Room for six posts and some signals.</summary>
    private const int UsualChecks = 16;

    public static VerificationReport Evaluate(VerificationFacts facts)
    {
        var checks = new List<Check>(UsualChecks);
        foreach (var rule in Rules)
            checks.AddRange(rule(facts));
        return new VerificationReport(checks, ProbationMonths.Total(facts.Periods.Select(period => period.Stretch), facts.Today), facts.Today) { ChangesOn = NextChange.After(facts) };
    }
}
