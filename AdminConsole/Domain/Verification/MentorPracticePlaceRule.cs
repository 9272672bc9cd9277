using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Verification;

/// <summary>
/// The mentor practises at the institution of the period, by the name it goes by today or went by then: a former name that had ended before is no longer its own.
/// Advisory: the very sign of 挂靠, and no proof of it (statutory-rules M3).
/// </summary>
public static class MentorPracticePlaceRule
{
    public const string Code = "mentor.practice-place";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts) =>
        from matched in Posts.Matched(facts)
        where matched.Registration.PracticeInstitutions.Count > 0 && !PractisesAt(matched.Registration, matched.Period.Names, matched.Period.Start, matched.Period.End, matched.Period.InstitutionName)
        select matched.Amber(
            Code, new Phrase("check.practice_place"), new Phrase("check.practice_place_needs"),
            new Phrase("check.practice_place_finding", string.Join('、', matched.Registration.PracticeInstitutions), matched.Period.InstitutionName));

    /// <summary>Whether one of the mentor's places of practice is what the institution is called, or was called on some of these days.</summary>
    /// <param name="mentor">The registry's entry.</param>
    /// <param name="names">As the library knows them.</param>
    /// <param name="start">First day.</param>
    /// <param name="end">Last day.</param>
    /// <param name="filed">The name that stands in the filing, where there is one.</param>
    public static bool PractisesAt(MentorRegistration mentor, IReadOnlyList<NameFacts> names, DateOnly start, DateOnly end, string? filed = null)
    {
        foreach (var place in mentor.PracticeInstitutions)
        {
            if (filed is not null && InstitutionNames.Same(place, filed))
                return true;
            foreach (var name in names)
            {
                if (name.HeldWithin(start, end) && InstitutionNames.Same(place, name.Name))
                    return true;
            }
        }

        return false;
    }
}
