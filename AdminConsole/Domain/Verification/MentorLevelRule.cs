namespace AdminConsole.Domain.Verification;

/// <summary>The mentor is a practising physician, not an assistant (在执业医师指导下, statutory-rules M4). Advisory.</summary>
public static class MentorLevelRule
{
    public const string Code = "mentor.level";

    private const string Assistant = "2";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts) =>
        from matched in Posts.Matched(facts)
        where matched.Registration.Level == Assistant
        select matched.Amber(Code, new Phrase("check.mentor_level"), new Phrase("check.mentor_level_needs"));
}
