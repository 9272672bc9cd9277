namespace AdminConsole.Domain.Verification;

/// <summary>Every period begins after the graduation and ends by today. Advisory: days to come do not count anyhow, and training before the diploma may be in order.</summary>
public static class PeriodOrderRule
{
    public const string Code = "period.order";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts)
    {
        foreach (var (number, period) in facts.Periods.Index())
        {
            if (period.Start < facts.GraduatedOn)
                yield return Amber(number, period, new Phrase("check.before_graduation", number + 1, period.Start, facts.GraduatedOn), new Phrase("check.before_graduation_needs", facts.GraduatedOn));
            if (period.End > facts.Today)
                yield return Amber(number, period, new Phrase("check.in_future", number + 1, period.End), new Phrase("check.in_future_needs", period.End));
        }
    }

    private static Check Amber(int number, PeriodFacts period, Phrase explanation, Phrase needs) =>
        new(Code, CheckResult.Amber, explanation, needs) { Period = number, AtCurrentInstitution = period.Current };
}
