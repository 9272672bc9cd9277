using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Verification;

/// <summary>The mentor practises at the institution of the period, by whatever name it goes or went. Advisory: the very sign of 挂靠, and no proof of it (statutory-rules M3).</summary>
public static class MentorPracticePlaceRule
{
    public const string Code = "mentor.practice-place";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts) =>
        from matched in Posts.Matched(facts)
        where matched.Registration.PracticeInstitutions.Count > 0 && !PractisesAt(matched.Registration, matched.Period.OtherNames.Append(matched.Period.InstitutionName))
        select matched.Amber(
            Code, new Phrase("check.practice_place"), new Phrase("check.practice_place_needs"),
            new Phrase("check.practice_place_finding", string.Join('、', matched.Registration.PracticeInstitutions), matched.Period.InstitutionName));

    /// <summary>Whether one of the mentor's places of practice is one of the institution's names.</summary>
    public static bool PractisesAt(MentorRegistration mentor, IEnumerable<string> names) => names.Any(name => mentor.PracticeInstitutions.Any(place => InstitutionNames.Same(place, name)));
}
