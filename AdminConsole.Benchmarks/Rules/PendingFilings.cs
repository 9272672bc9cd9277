using System.Globalization;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Benchmarks.Rules;

/// <summary>A season of pending filings whose mentors the registry holds under a wrong name, so that every one of them changes once the registry is right.</summary>
internal sealed class PendingFilings(int filings, int mentors, int institutions)
{
    public const string RightName = "陈志远";

    private const string WrongName = "陈志达", Season = "2021";
    private const int AUnit = 250;

    private static readonly DateOnly Start = new(2020, 1, 1), Born = new(1996, 5, 4);

    private readonly Institution district = Institution.Create(Guid.CreateVersion7(), InstitutionKind.District, null, "湖北考区", "GOV-P", null, "420000", new InstitutionProfile());

    /// <summary>Three periods and six posts, all green.</summary>
    public static VerificationFacts Facts() => new(new DateOnly(2021, 3, 1), new DateOnly(2021, 8, 31), FreshGraduateWithCommitment: false, RegistryAvailable: true, [.. Enumerable.Range(0, 3).Select(PeriodFacts)])
    {
        Person = new PersonFacts("赵启明", "01", "420106199605041239", "1", Born),
        ExamCategory = "110",
        GraduatedOn = new DateOnly(2019, 6, 30),
        MentorLoadLimit = Domain.Seasons.Season.DefaultMentorLoadLimit,
    };

    public async Task FillAsync(Db db, IServiceProvider services)
    {
        var (personal, facts) = (services.GetRequiredService<PersonalData>(), services.GetRequiredService<FactsReader>());
        var season = new Season { Id = Season, Name = "2021 年度", ExamYear = 2021, Start = new(2021, 1, 1), End = new(2021, 6, 30), Deadline = new(2021, 7, 31), CutOff = new(2021, 8, 31) };
        var nodes = Enumerable.Range(1, institutions)
            .Select(i => Institution.Create(Guid.CreateVersion7(), InstitutionKind.Institution, district, $"第{i}医院", "HOSP-GEN", null, "420000", new InstitutionProfile())).ToList();
        await WriteAsync(db, work =>
        {
            work.Data.Add(season);
            work.Data.Add(new SeasonCounter { SeasonId = Season, Last = 0 });
            work.Data.Add(district);
            work.Data.AddRange(nodes);
        });
        foreach (var some in Enumerable.Range(0, mentors).Chunk(AUnit))
            await WriteAsync(db, work => work.Data.AddRange(some.Select(i => MentorOf(i, nodes[i % institutions].Name, personal))));
        foreach (var some in Enumerable.Range(0, filings).Chunk(AUnit))
        {
            var contents = some.Select(i => ContentOf(i, nodes[i % institutions])).ToList();
            var gathered = await db.ReadAsync((data, ct) => facts.ReadAsync(data, season, contents, ct));
            await WriteAsync(db, work =>
            {
                foreach (var (content, i) in contents.Zip(some))
                    Add(work, content, nodes[i % institutions], i, Verifier.Evaluate(gathered[i % AUnit]), personal);
            });
        }

        // As a season that has been filling for a while: every filing is counted.
        await services.GetRequiredService<MarksRenewal>().RunAsync(everything: true, CancellationToken.None);
    }

    private static PeriodFacts PeriodFacts(int index) => new(
        index == 0, "武汉市第一医院", Start.AddMonths(-6 * index), Start.AddMonths(6 - (6 * index)).AddDays(-1), HasStampedCertificate: false,
        [.. ((string[])["内科", "外科"]).Select(department => new PostFacts(department, RightName, new RegisteredMentor(RightName, "武汉市第一医院"))
        {
            Registration = new MentorRegistration("1", "110", PractitionerState.Registered, StateSince: null, RegisteredOn: null, ["武汉市第一医院"]),
            Load = new PeakLoad(Start, 3),
        })]);

    private static async Task WriteAsync(Db db, Action<Work> write)
    {
        var result = await db.WriteAsync<Done>(work =>
        {
            write(work);
            work.Audit("demonstration.seed", "Database", "rules");
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        if (!result.IsOk)
            throw new InvalidOperationException(result.Error.Code);
    }

    private static Practitioner MentorOf(int i, string place, PersonalData personal)
    {
        var (id, number) = (Guid.CreateVersion7(), NumberOf(i));
        return new Practitioner
        {
            Id = id,
            CertificateIndex = personal.CertificateIndex(number),
            CertificateSealed = personal.SealCertificate(id, number),
            CertificateMasked = Mask.Certificate(number),
            Name = WrongName,
            Level = "1",
            Category = "110",
            PracticeInstitution = place,
            State = PractitionerState.Registered,
        };
    }

    private static string NumberOf(int mentor) => string.Create(CultureInfo.InvariantCulture, $"110420106{mentor + 1:000000}");

    private SubmissionContent ContentOf(int i, Institution node) => new()
    {
        SeasonId = Season,
        BindingId = Guid.CreateVersion7(),
        NoticeVersion = 1,
        Person = new CandidatePerson("赵启明", "1", "01", Born, IdentityDocument.OfficerId, $"军字{i}", new DateOnly(2015, 3, 1), null, "13800000000", RealNameState.Automatic, SpecialGroup.None),
        Exam = new ExamChoice("1", "110"),
        Education = new Education("21", "4", "武汉大学", "临床医学", new DateOnly(2013, 9, 1), new DateOnly(2018, 6, 30), "104861201805000001", FreshGraduate: false, TopUp: false, null, ForeignDegree: false),
        Periods =
        [
            .. Enumerable.Range(0, 3).Select(period => new ProbationPeriod(
                period == 0, node.Id, node.Name, null, Start.AddMonths(-6 * period), Start.AddMonths(6 - (6 * period)).AddDays(-1),
                [.. Enumerable.Range(0, 2).Select(post => new ProbationPost("内科", RightName, NumberOf(((i * 6) + (period * 2) + post) % mentors), Passed: true))])),
        ],
        Materials = [],
    };

    private static void Add(Work work, SubmissionContent content, Institution node, int i, VerificationReport report, PersonalData personal)
    {
        var (id, code, owner) = (Guid.CreateVersion7(), $"code-{i}", Ancestry.Of(node));
        var submission = new Submission { Id = id, Number = $"{Season}-{i:000000}", SeasonId = Season, DistrictId = owner.DistrictId, InstitutionId = owner.InstitutionId };
        submission.Receive(content, personal.TraitsOf(content), "420106*****1239", code, report, work.Now);
        work.Data.Add(submission);
        work.Data.Add(new SubmissionRevision { SubmissionId = id, Revision = 1, Sealed = personal.SealContent(id, 1, content), SubmissionCode = code, ReceivedAt = work.Now });
        work.Data.AddRange(SubmissionMentor.AllOf(id, content, personal.CertificateIndex));
    }
}
