using System.Globalization;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>One generated row of table Submissions: what the queue filters, sorts and shows, and a report of the real size.</summary>
internal sealed record Filing(
    Guid Id, string Number, Owner Owner, SubmissionState State, CheckResult Worst, CheckResult Duration, CheckResult Mentor,
    string PersonName, byte[] PersonIndex, string ExamLevel, string ExamCategory, DateTime SubmittedAt, string Report);

/// <summary>Filings of one season in the order they came in; equal arguments give equal rows.</summary>
internal sealed class FilingGenerator(int seed, int institutions, int rows)
{
    public const string Season = "2021";
    public const int InstitutionRows = 200;

    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private const string Given = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰玲文辉建华国志红梅玉春燕鹏飞宇浩然子轩雨欣怡佳琪思远嘉俊泽晨曦雪莹婷倩颖慧琳洁云帆博睿哲瀚诗涵梓萱一诺";
    private static readonly DateTime Opened = new(2021, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Open = TimeSpan.FromDays(90);

    public GeneratedTree Tree { get; } = new(institutions, new(seed));

    /// <summary>The season's rows, then <paramref name="more"/> that keep coming in.</summary>
    public IEnumerable<Filing> Generate(int more = 0)
    {
        var random = new Random(seed + 1);
        var ids = new SeededIds(seed + 2);
        var each = Math.Max(1, rows / Math.Min(InstitutionRows, rows));
        for (var i = 0; i < rows + more; i++)
        {
            var owner = i % each == each / 2 && i < rows ? Tree.MeasuredInstitution : Tree.Pick(random);
            var at = Opened + (Open * ((i + random.NextDouble()) / rows));
            var duration = random.NextDouble() switch { < 0.82 => CheckResult.Green, < 0.86 => CheckResult.Amber, _ => CheckResult.Red };
            var mentor = random.NextDouble() switch { < 0.78 => CheckResult.Green, < 0.86 => CheckResult.Amber, < 0.865 => CheckResult.Unknown, _ => CheckResult.Red };
            var index = new byte[32];
            random.NextBytes(index);
            yield return new(
                ids.Next(at),
                string.Create(CultureInfo.InvariantCulture, $"{Season}-{i + 1:000000}"),
                owner,
                StateOf((double)i / rows, random),
                duration > mentor ? duration : mentor,
                duration,
                mentor,
                NameOf(random),
                index,
                random.Next(3) == 0 ? "ASSISTANT" : "PHYSICIAN",
                random.Next(10) < 7 ? "110" : "120",
                at,
                ReportOf(random));
        }
    }

    /// <summary>The newest are mostly undecided, the oldest mostly done; one in a thousand is in the rare state.</summary>
    private static SubmissionState StateOf(double age, Random random)
    {
        if (random.NextDouble() < 0.001)
            return SubmissionState.Confirmed;
        if (random.NextDouble() < 0.03 + (0.65 * age * age))
            return SubmissionState.Pending;
        return random.NextDouble() switch
        {
            < 0.45 => SubmissionState.Approved,
            < 0.75 => SubmissionState.Reported,
            < 0.82 => SubmissionState.Filed,
            < 0.90 => SubmissionState.Returned,
            < 0.96 => SubmissionState.Rejected,
            _ => SubmissionState.Withdrawn,
        };
    }

    private static string NameOf(Random random)
    {
        var u = random.NextDouble();
        var surname = Surnames[(int)(Surnames.Length * u * u)];
        var first = Given[random.Next(Given.Length)];
        return random.Next(5) == 0 ? $"{surname}{first}" : $"{surname}{first}{Given[random.Next(Given.Length)]}";
    }

    private static string ReportOf(Random random)
    {
        var check = string.Create(CultureInfo.InvariantCulture, $$$"""{"code":"mentor.match","result":"Green","period":0,"post":{{{random.Next(6)}}},"explanation":{"key":"mentor.match.green","args":["{{{random.Next()}}}","带教老师"]},"inputs":{"certificate":"{{{random.NextInt64()}}}"}}""");
        return string.Create(CultureInfo.InvariantCulture, $$"""{"on":"2021-04-01","totalMonths":{{random.Next(6, 24)}},"checks":[{{check}},{{check}},{{check}}]}""");
    }
}
