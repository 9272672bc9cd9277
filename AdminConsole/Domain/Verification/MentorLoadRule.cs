using System.Globalization;

namespace AdminConsole.Domain.Verification;

/// <summary>No mentor carries more trainees in one month, across all institutions, than the season's setting says. Advisory.</summary>
public static class MentorLoadRule
{
    public const string Code = "mentor.load";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts) =>
        from matched in Posts.Matched(facts)
        let load = matched.Post.Load
        where load is { } peak && peak.Trainees > facts.MentorLoadLimit
        select matched.Amber(
            Code, new Phrase("check.mentor_load", facts.MentorLoadLimit), new Phrase("check.mentor_load_needs", facts.MentorLoadLimit),
            new Phrase("check.mentor_load_finding", load.Value.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), load.Value.Trainees, facts.MentorLoadLimit));
}
