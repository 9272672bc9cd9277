namespace AdminConsole.Domain.Verification;

/// <summary>The probation adds up to twelve months or more (试用期总时长).</summary>
public static class DurationTotalRule
{
    public const string Code = "duration.total";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts)
    {
        var periods = facts.Periods.Select(period => period.Stretch).ToList();
        var months = ProbationMonths.Total(periods, facts.Today);
        var byCutOff = Math.Max(months, ProbationMonths.Total(periods, facts.CutOff));
        var inputs = new Dictionary<string, object>(StringComparer.Ordinal) { ["months"] = months };
        if (byCutOff > months)
            inputs["monthsByCutOff"] = byCutOff;

        yield return Judge(facts, periods, months, byCutOff) with { Inputs = inputs };
    }

    private static Check Judge(VerificationFacts facts, List<Stretch> periods, int months, int byCutOff)
    {
        const int required = ProbationMonths.Required;
        if (months >= required)
            return new Check(Code, CheckResult.Green, new Phrase("check.duration_green", months));

        Phrase? needs = ProbationMonths.FullOn(periods) switch
        {
            null => null,
            { } day when day > facts.CutOff => new Phrase("check.duration_needs_late", day, required, facts.CutOff),
            { } day => new Phrase("check.duration_needs", day, required),
        };
        return facts.FreshGraduateWithCommitment && byCutOff >= required
            ? new Check(Code, CheckResult.Amber, new Phrase("check.duration_amber", [months, .. needs!.Args]), needs)
            : new Check(Code, CheckResult.Red, new Phrase("check.duration_red", months, required - months), needs);
    }
}
