using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Domain.Verification;

/// <summary>
/// An assistant physician has practised as many years by the cut-off as the education asks for (statutory-rules §3): counted from the registration, or where the
/// registry does not tell it at most from the year of the qualification. Advisory.
/// </summary>
public static class PracticeYearsRule
{
    public const string Code = "practice.years";

    private const string Apprenticeship = "apprenticeship";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts)
    {
        if (facts.Practice is not { } practice)
            yield break;
        var required = Required(practice.EducationLevel, facts.ExamCategory);
        if (Most(practice, facts.CutOff) is { } years && years < required)
            yield return new Check(Code, CheckResult.Amber, new Phrase("check.practice_years", years, required), new Phrase("check.practice_years_needs", required));
    }

    /// <summary>专科 2, 中专 5, 师承和确有专长 5, 本科及以上 0.</summary>
    public static int Required(string educationLevel, string examCategory) => Codes.ExamCategories.Find(examCategory)?["track"] == Apprenticeship ? 5 : educationLevel switch
    {
        ['3', ..] => 2,
        ['4', ..] => 5,
        _ => 0,
    };

    private static int? Most(PracticeFacts practice, DateOnly cutOff) => practice switch
    {
        { RegisteredOn: { } day } => Math.Max(0, ProbationMonths.Of(day, cutOff) / 12),
        { QualifiedIn: { } year } => Math.Max(0, cutOff.Year - year),
        _ => null,
    };
}
