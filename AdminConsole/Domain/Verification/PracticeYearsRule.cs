namespace AdminConsole.Domain.Verification;

/// <summary>
/// An assistant physician has practised as many years by the cut-off as the season asks of the education: counted from the registration, or where the
/// registry does not tell it at most from the year of the qualification. Advisory.
/// </summary>
public static class PracticeYearsRule
{
    public const string Code = "practice.years";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts)
    {
        if (facts.Practice is not { } practice)
            yield break;
        var required = practice.Years.For(practice.EducationLevel, facts.ExamCategory);
        if (Most(practice, facts.CutOff) is { } years && years < required)
            yield return new Check(Code, CheckResult.Amber, new Phrase("check.practice_years", years, required), new Phrase("check.practice_years_needs", required));
    }

    private static int? Most(PracticeFacts practice, DateOnly cutOff) => practice switch
    {
        { RegisteredOn: { } day } => Math.Max(0, ProbationMonths.Of(day, cutOff) / 12),
        { QualifiedIn: { } year } => Math.Max(0, cutOff.Year - year),
        _ => null,
    };
}
