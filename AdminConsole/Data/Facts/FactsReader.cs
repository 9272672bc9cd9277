using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>
/// Gathers what the rules look at, for one filing or many, in a constant number of queries. The registry is shared by every node, and so is what one filing's
/// marks must know of others: numbers, which no scope narrows.
/// </summary>
public sealed class FactsReader(PersonalData personal, TimeProvider clock)
{
    /// <summary>Facts of each content, in the order given.</summary>
    public async Task<IReadOnlyList<VerificationFacts>> ReadAsync(AppDbContext data, Season season, IReadOnlyList<SubmissionContent> contents, CancellationToken ct)
    {
        var numbers = contents.SelectMany(Certificates).Distinct(StringComparer.Ordinal).ToDictionary(number => number, personal.CertificateIndex, StringComparer.Ordinal);
        var known = new Known
        {
            Registry = await KnownFacts.RegistryAsync(data, numbers.Values, ct),
            Trainees = await Trainees.OfAsync(data, await KnownFacts.CrowdedAsync(data, [.. contents.SelectMany(Mentors).Distinct(StringComparer.Ordinal).Select(number => numbers[number])], season.MentorLoadLimit, ct), ct),
            Institutions = await KnownFacts.InstitutionNamesAsync(data, contents.SelectMany(content => content.Periods).Select(period => period.InstitutionId).OfType<Guid>(), ct),
            Licences = await KnownFacts.LicencesAsync(data, contents.SelectMany(content => content.Periods).Select(period => period.InstitutionId).OfType<Guid>(), ct),
            Evidence = await KnownFacts.PersonsBehindAsync(data, contents.SelectMany(content => content.Materials).Where(use => EvidenceReusedRule.LooksAt(use.Slot)).Select(use => use.Sha256), ct),
        };
        var available = known.Registry.Count > 0 || await data.Practitioners.AnyAsync(ct);
        var today = ShanghaiTime.Today(clock);
        return [.. contents.Select(content => FactsOf(content, season, today, available, known, numbers))];
    }

    public async Task<VerificationFacts> ReadAsync(AppDbContext data, Season season, SubmissionContent content, CancellationToken ct) =>
        (await ReadAsync(data, season, [content], ct))[0];

    private static IEnumerable<string> Mentors(SubmissionContent content) => content.Periods.SelectMany(period => period.Posts).Select(post => post.MentorCertificateNumber);

    private static IEnumerable<string> Certificates(SubmissionContent content) =>
        content.Assistant is { } assistant ? Mentors(content).Append(assistant.PractisingNumber) : Mentors(content);

    private VerificationFacts FactsOf(SubmissionContent content, Season season, DateOnly today, bool available, Known known, Dictionary<string, byte[]> numbers)
    {
        var person = new Guid(personal.PersonIndex(content.Person.DocumentType, content.Person.DocumentNumber));
        return new VerificationFacts(
            today,
            season.CutOff,
            content.Education.FreshGraduate && content.Materials.Any(use => use.Slot == MaterialUse.FreshGraduateCommitment),
            available,
            [.. content.Periods.Select((period, index) => PeriodOf(content, period, index, person, known, numbers))])
        {
            Person = new PersonFacts(content.Person.Name, content.Person.DocumentType, content.Person.DocumentNumber, content.Person.Sex, content.Person.BirthDate),
            ExamCategory = content.Exam.Category,
            GraduatedOn = content.Education.GraduatedOn,
            MentorLoadLimit = season.MentorLoadLimit,
            Practice = PracticeOf(content, season, today, known, numbers),
            ReusedEvidence =
            [
                .. from use in content.Materials
                   where EvidenceReusedRule.LooksAt(use.Slot) && known.Evidence.ContainsKey(use.Sha256)
                   let others = known.Evidence[use.Sha256].Count(other => other != person)
                   where others > 0
                   select new ReusedEvidence(use.Slot, use.Period, others),
            ],
        };
    }

    private static PeriodFacts PeriodOf(SubmissionContent content, ProbationPeriod period, int index, Guid person, Known known, Dictionary<string, byte[]> numbers) => new(
        period.Current, period.InstitutionName, period.Start, period.End,
        content.Materials.Any(use => use.Slot == MaterialUse.StampedPreviousCertificate && use.Period == index),
        [.. period.Posts.Select(post => PostOf(post, period, person, known, new Guid(numbers[post.MentorCertificateNumber])))])
    {
        Names = period.InstitutionId is { } id && known.Institutions.TryGetValue(id, out var names) ? names : [],
        Licences = period.InstitutionId is { } licensed ? known.Licences.GetValueOrDefault(licensed) : null,
    };

    private static PostFacts PostOf(ProbationPost post, ProbationPeriod period, Guid person, Known known, Guid mentor)
    {
        var registered = known.Registry.GetValueOrDefault(mentor);
        return new PostFacts(post.Department, post.MentorName, registered?.Mentor, PractisingCertificate.Check(post.MentorCertificateNumber).FollowsStructure)
        {
            Registration = registered?.Registration,
            Load = known.Trainees.PeakOf(mentor, person, period.Start, period.End),
        };
    }

    private static PracticeFacts? PracticeOf(SubmissionContent content, Season season, DateOnly today, Known known, Dictionary<string, byte[]> numbers)
    {
        if (content.Assistant is not { } assistant)
            return null;
        var own = known.Registry.GetValueOrDefault(new Guid(numbers[assistant.PractisingNumber]));
        var isOwn = own is not null && PersonName.Same(own.Mentor.Name, content.Person.Name);
        return new PracticeFacts(content.Education.Level, isOwn ? own!.Registration.RegisteredOn : null, QualificationCertificate.YearOf(assistant.QualificationNumber, today), season.PracticeYears);
    }

    private sealed class Known
    {
        public required Dictionary<Guid, RegisteredFacts> Registry { get; init; }
        public required Trainees Trainees { get; init; }
        public required Dictionary<Guid, IReadOnlyList<NameFacts>> Institutions { get; init; }
        public required Dictionary<Guid, IReadOnlyList<LicenceFacts>> Licences { get; init; }
        public required Dictionary<string, HashSet<Guid>> Evidence { get; init; }
    }
}
