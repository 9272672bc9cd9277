using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Domain.Verification;

/// <summary>
/// The institution's practising licences cover every day of the period and the subject of every post. Advisory, and silent where the library holds no licence, a
/// licence names no subjects, or a department's name tells none.
/// </summary>
public static class LicenceCoverRule
{
    public const string Code = "licence.cover";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts)
    {
        foreach (var (number, period) in facts.Periods.Index())
        {
            if (period.Licences is not { Count: > 0 } licences)
                continue;
            if (FirstUncovered(period, licences) is { } day)
                yield return Amber(number, null, period, new Phrase("check.licence_gap", number + 1, day), new Phrase("check.licence_gap_needs"));
            foreach (var (place, post) in period.Posts.Index())
            {
                if (!Offers(period, licences, post.Department))
                    yield return Amber(number, place, period, new Phrase("check.licence_subject", post.Department), new Phrase("check.licence_subject_needs"));
            }
        }
    }

    private static DateOnly? FirstUncovered(PeriodFacts period, IReadOnlyList<LicenceFacts> licences)
    {
        var covered = ProbationMonths.Merge(licences.Select(licence => new Stretch(licence.ValidFrom, licence.ValidTo)), DateOnly.MaxValue);
        foreach (var stretch in covered)
        {
            if (stretch.Start <= period.Start && period.Start <= stretch.End)
                return stretch.End >= period.End ? null : stretch.End.AddDays(1);
        }

        return period.Start;
    }

    private static bool Offers(PeriodFacts period, IReadOnlyList<LicenceFacts> licences, string department)
    {
        var subjects = TreatmentSubjects.Of(department);
        return subjects.Count == 0 || licences.Any(licence => licence.ValidFrom <= period.End && period.Start <= licence.ValidTo
            && (licence.Subjects.Count == 0 || licence.Subjects.Any(licensed => subjects.Any(subject => TreatmentSubjects.Covers(licensed, subject)))));
    }

    private static Check Amber(int number, int? place, PeriodFacts period, Phrase explanation, Phrase needs) =>
        new(Code, CheckResult.Amber, explanation, needs) { Period = number, Post = place, AtCurrentInstitution = period.Current };
}
