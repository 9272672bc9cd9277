using AdminConsole.Domain.Practitioners;

namespace AdminConsole.Domain.Verification;

/// <summary>The mentor was registered throughout the period: not suspended, cancelled, not yet or no longer registered on any of its days. Advisory.</summary>
public static class MentorStateRule
{
    public const string Code = "mentor.state";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts) =>
        from matched in Posts.Matched(facts)
        let finding = Finding(matched.Registration, matched.Period)
        where finding is not null
        select matched.Amber(Code, new Phrase("check.mentor_state"), new Phrase("check.mentor_state_needs"), finding);

    private static Phrase? Finding(MentorRegistration mentor, PeriodFacts period)
    {
        if (mentor.RegisteredOn > period.Start)
            return new Phrase("check.mentor_state_later", mentor.RegisteredOn);
        if (mentor.RegisteredUntil < period.End)
            return new Phrase("check.mentor_state_over", mentor.RegisteredUntil);
        if (mentor.State == PractitionerState.Registered || mentor.StateSince > period.End)
            return null;
        return (mentor.State, mentor.StateSince) switch
        {
            (PractitionerState.Suspended, { } since) => new Phrase("check.mentor_suspended_since", since),
            (PractitionerState.Suspended, null) => new Phrase("check.mentor_suspended"),
            (_, { } since) => new Phrase("check.mentor_cancelled_since", since),
            _ => new Phrase("check.mentor_cancelled"),
        };
    }
}
