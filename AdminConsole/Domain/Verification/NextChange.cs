using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Domain.Verification;

/// <summary>The next day on which the passing of time alone can change a report.</summary>
internal static class NextChange
{
    /// <summary>Null when no further day can: every period is over and the person old enough.</summary>
    public static DateOnly? After(VerificationFacts facts)
    {
        DateOnly? next = null;
        foreach (var period in facts.Periods)
        {
            if (period.End > facts.Today)
                Take(period.End);
        }

        if (next is not null)
            Take(NextMonth(facts));
        Take(facts.Person.BirthDate.AddYears(IdentityDocument.MinAge));
        return next;

        void Take(DateOnly? day)
        {
            if (day > facts.Today && (next is null || day < next))
                next = day;
        }
    }

    /// <summary>The day on which one month more is full, in the stretch that goes on today.</summary>
    private static DateOnly? NextMonth(VerificationFacts facts)
    {
        var going = ProbationMonths.Merge(facts.Periods.Select(period => period.Stretch), facts.Today);
        if (going is not [.., var last] || last.End != facts.Today)
            return null;
        return ProbationMonths.LastDay(last.Start, ProbationMonths.Of(last.Start, last.End) + 1);
    }
}
