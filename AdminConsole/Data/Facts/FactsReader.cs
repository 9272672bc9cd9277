using System.Data.Common;
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
public sealed class FactsReader(PersonalData personal, TimeProvider clock, ILogger<FactsReader> log)
{
    /// <summary>Facts of each content, in the order given.</summary>
    public Task<IReadOnlyList<VerificationFacts>> ReadAsync(AppDbContext data, Season season, IReadOnlyList<SubmissionContent> contents, CancellationToken ct) =>
        ReadAsync(data, season, contents, new SharedFacts(), ct);

    /// <summary>
    /// Facts of one content, for whoever waits for an answer: where the registry cannot be asked its marks are unknown (process.md §5). Renewal fails instead and tries
    /// again, so that what came in meanwhile gets its marks once the registry answers.
    /// </summary>
    public async Task<VerificationFacts> ReadAsync(AppDbContext data, Season season, SubmissionContent content, CancellationToken ct)
    {
        try
        {
            return (await ReadAsync(data, season, [content], ct))[0];
        }
        catch (RegistryUnavailableException failure) when (data.Database.CurrentTransaction is null)
        {
            log.LogWarning(failure, "The practitioner registry could not be asked; mentors' marks are unknown");
            return (await ReadAsync(data, season, [content], new SharedFacts { RegistryHoldsAny = false }, ct))[0];
        }
    }

    /// <summary>The same, asking only for what has not been read before.</summary>
    internal async Task<IReadOnlyList<VerificationFacts>> ReadAsync(AppDbContext data, Season season, IReadOnlyList<SubmissionContent> contents, SharedFacts shared, CancellationToken ct)
    {
        var institutions = contents.SelectMany(content => content.Periods).Select(period => period.InstitutionId).OfType<Guid>().ToHashSet();
        var mentors = contents.SelectMany(Mentors).Select(number => new Guid(IndexOf(number, shared))).ToHashSet();
        var others = contents.Select(content => content.Assistant).OfType<AssistantCertificates>().Select(assistant => new Guid(IndexOf(assistant.PractisingNumber, shared)));
        await SharedFacts.FillAsync(shared.Registry, mentors.Concat(others), some => RegistryAsync(data, some, shared, ct));
        await SharedFacts.FillAsync(shared.Trainees, mentors.Select(mentor => (mentor, season.MentorLoadLimit)), some => CountAsync(data, some, ct));
        await SharedFacts.FillAsync(shared.Names, institutions, some => KnownFacts.InstitutionNamesAsync(data, some, ct));
        await SharedFacts.FillAsync(shared.Licences, institutions, some => KnownFacts.LicencesAsync(data, some, ct));
        var evidence = await KnownFacts.PersonsBehindAsync(data, contents.SelectMany(content => content.Materials).Where(use => EvidenceReusedRule.LooksAt(use.Slot)).Select(use => use.Sha256), ct);
        shared.RegistryHoldsAny ??= shared.Registry.Values.Any(row => row is not null) || await AskAsync(data.Practitioners.AnyAsync(ct));
        var today = ShanghaiTime.Today(clock);
        return [.. contents.Select(content => FactsOf(content, season, today, shared, evidence))];
    }

    private static Task<Dictionary<Guid, RegisteredFacts>> RegistryAsync(AppDbContext data, IReadOnlyCollection<Guid> indexes, SharedFacts shared, CancellationToken ct) =>
        shared.RegistryHoldsAny == false ? Task.FromResult<Dictionary<Guid, RegisteredFacts>>([]) : AskAsync(KnownFacts.RegistryAsync(data, [.. indexes.Select(index => index.ToByteArray())], ct));

    private static async Task<T> AskAsync<T>(Task<T> question)
    {
        try
        {
            return await question;
        }
        catch (DbException failure)
        {
            throw new RegistryUnavailableException(failure);
        }
    }

    private static IEnumerable<string> Mentors(SubmissionContent content) => content.Periods.SelectMany(period => period.Posts).Select(post => post.MentorCertificateNumber);

    private byte[] IndexOf(string number, SharedFacts shared) => shared.Numbers.GetOrAdd(number, static (text, forms) => forms.CertificateIndex(text), personal);

    /// <summary>Trainees of those mentors alone who carry as many as the limit.</summary>
    private static async Task<Dictionary<(Guid Mentor, int Limit), Trainees>> CountAsync(AppDbContext data, IReadOnlyCollection<(Guid Mentor, int Limit)> mentors, CancellationToken ct)
    {
        var limit = mentors.First().Limit;
        var crowded = await KnownFacts.CrowdedAsync(data, [.. mentors.Select(key => key.Mentor.ToByteArray())], limit, ct);
        return (await Trainees.OfEachAsync(data, crowded, ct)).ToDictionary(pair => (pair.Key, limit), pair => pair.Value);
    }

    private VerificationFacts FactsOf(SubmissionContent content, Season season, DateOnly today, SharedFacts shared, Dictionary<string, HashSet<Guid>> evidence)
    {
        var person = new Guid(personal.PersonIndex(content.Person.DocumentType, content.Person.DocumentNumber));
        return new VerificationFacts(
            today,
            season.CutOff,
            content.Education.FreshGraduate && content.Materials.Any(use => use.Slot == MaterialUse.FreshGraduateCommitment),
            shared.RegistryHoldsAny!.Value,
            [.. content.Periods.Select((period, index) => PeriodOf(content, season, period, index, person, shared))])
        {
            Person = new PersonFacts(content.Person.Name, content.Person.DocumentType, content.Person.DocumentNumber, content.Person.Sex, content.Person.BirthDate),
            ExamCategory = content.Exam.Category,
            GraduatedOn = content.Education.GraduatedOn,
            MentorLoadLimit = season.MentorLoadLimit,
            Practice = PracticeOf(content, season, today, shared),
            ReusedEvidence =
            [
                .. from use in content.Materials
                   where EvidenceReusedRule.LooksAt(use.Slot) && evidence.ContainsKey(use.Sha256)
                   let others = evidence[use.Sha256].Count(other => other != person)
                   where others > 0
                   select new ReusedEvidence(use.Slot, use.Period, others),
            ],
        };
    }

    private PeriodFacts PeriodOf(SubmissionContent content, Season season, ProbationPeriod period, int index, Guid person, SharedFacts shared) => new(
        period.Current, period.InstitutionName, period.Start, period.End,
        content.Materials.Any(use => use.Slot == MaterialUse.StampedPreviousCertificate && use.Period == index),
        [.. period.Posts.Select(post => PostOf(post, season, period, person, shared))])
    {
        Names = period.InstitutionId is { } id ? shared.Names[id] ?? [] : [],
        Licences = period.InstitutionId is { } licensed ? shared.Licences[licensed] : null,
    };

    private PostFacts PostOf(ProbationPost post, Season season, ProbationPeriod period, Guid person, SharedFacts shared)
    {
        var mentor = new Guid(IndexOf(post.MentorCertificateNumber, shared));
        var registered = shared.Registry[mentor];
        return new PostFacts(post.Department, post.MentorName, registered?.Mentor, PractisingCertificate.Check(post.MentorCertificateNumber).FollowsStructure)
        {
            Registration = registered?.Registration,
            Load = shared.Trainees[(mentor, season.MentorLoadLimit)]?.PeakOf(mentor, person, period.Start, period.End),
        };
    }

    private PracticeFacts? PracticeOf(SubmissionContent content, Season season, DateOnly today, SharedFacts shared)
    {
        if (content.Assistant is not { } assistant)
            return null;
        var own = shared.Registry[new Guid(IndexOf(assistant.PractisingNumber, shared))];
        var isOwn = own is not null && PersonName.Same(own.Mentor.Name, content.Person.Name);
        return new PracticeFacts(content.Education.Level, isOwn ? own!.Registration.RegisteredOn : null, QualificationCertificate.YearOf(assistant.QualificationNumber, today), season.PracticeYears);
    }
}

internal sealed class RegistryUnavailableException(DbException cause) : Exception("The practitioner registry could not be asked.", cause);
