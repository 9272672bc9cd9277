namespace AdminConsole.Domain.Verification;

/// <summary>No day belongs to two periods. Advisory: the months count it once either way (statutory-rules D5); speaks only where periods do overlap.</summary>
public static class PeriodOverlapRule
{
    public const string Code = "period.overlap";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts) =>
        from later in facts.Periods.Index()
        from earlier in facts.Periods.Take(later.Index).Index()
        let first = Max(earlier.Item.Start, later.Item.Start)
        let last = Min(earlier.Item.End, later.Item.End)
        where first <= last
        select new Check(
            Code, CheckResult.Amber, new Phrase("check.overlap", earlier.Index + 1, later.Index + 1, first, last), new Phrase("check.overlap_needs"))
        {
            Period = later.Index,
            AtCurrentInstitution = later.Item.Current,
        };

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
