using AdminConsole.Data;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Benchmarks.Queue;

/// <summary>A verification report that the product's own rules wrote, and the text that the product stores for it.</summary>
internal sealed record QueueReport(VerificationReport Report, string Json);

/// <summary>Reports of the real size and wording for every pair of a duration mark and a mentor mark; an amber mentor stands for overlapping periods.</summary>
internal sealed class QueueReports
{
    private const int Variants = 16;
    private static readonly DateOnly Today = new(2021, 4, 1), CutOff = new(2021, 8, 31);
    private static readonly string[] Mentors = ["陈志远", "刘芳", "欧阳若兰", "童建军", "王丽华"], Departments = ["内科", "外科", "妇产科", "儿科", "急诊科"];

    private readonly Dictionary<(CheckResult Duration, CheckResult Mentor), QueueReport[]> reports = [];

    public QueueReports(int seed)
    {
        var random = new Random(seed);
        foreach (var duration in (CheckResult[])[CheckResult.Green, CheckResult.Amber, CheckResult.Red])
        {
            foreach (var mentor in Enum.GetValues<CheckResult>())
                reports[(duration, mentor)] = [.. Enumerable.Range(0, Variants).Select(_ => Write(Facts(random, duration, mentor)))];
        }
    }

    public QueueReport Pick(Random random, CheckResult duration, CheckResult mentor) => reports[(duration, mentor)][random.Next(Variants)];

    private static QueueReport Write(VerificationFacts facts)
    {
        var report = Verifier.Evaluate(facts);
        return new QueueReport(report, ReportJson.Write(report));
    }

    private static VerificationFacts Facts(Random random, CheckResult duration, CheckResult mentor)
    {
        var months = duration switch { CheckResult.Green => random.Next(12, 24), CheckResult.Amber => random.Next(8, 12), _ => random.Next(2, 7) };
        var formerMonths = random.Next(2) == 0 ? 0 : months / 2;
        var start = Today.AddMonths(formerMonths - months);
        var current = new PeriodFacts(Current: true, "武汉市第一医院", start, CutOff, HasStampedCertificate: false, Posts(random, mentor));
        var former = new PeriodFacts(
            Current: false, "仙桃市卫生院", start.AddMonths(-formerMonths), mentor == CheckResult.Amber ? start.AddDays(9) : start.AddDays(-1), HasStampedCertificate: true, Posts(random, CheckResult.Green));
        return new VerificationFacts(
            Today, CutOff, FreshGraduateWithCommitment: duration == CheckResult.Amber, RegistryAvailable: mentor != CheckResult.Unknown,
            formerMonths > 0 || mentor == CheckResult.Amber ? [current, former] : [current])
        {
            Person = new PersonFacts("赵启明", "01", "420106199605041239", "1", new DateOnly(1996, 5, 4)),
            ExamCategory = "110",
            GraduatedOn = new DateOnly(2015, 6, 30),
            MentorLoadLimit = Season.DefaultMentorLoadLimit,
        };
    }

    /// <summary>One to three posts, of which the last one's mentor is wrong where the mark is to be red.</summary>
    private static List<PostFacts> Posts(Random random, CheckResult mentor)
    {
        var posts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Mentors[random.Next(Mentors.Length)])
            .Select(name => new PostFacts(Departments[random.Next(Departments.Length)], name, new RegisteredMentor(name, "武汉市第一医院"))).ToList();
        if (mentor == CheckResult.Red)
            posts[^1] = posts[^1] with { Registered = random.Next(2) == 0 ? null : new RegisteredMentor("陈志达", "江岸黄燕红西内科诊所") };
        return posts;
    }
}
