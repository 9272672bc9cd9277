using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Tests.Domain.Submissions;

internal static class SampleContent
{
    public static Season Season(bool rejectedMayRefile = false) => new()
    {
        Id = "2021",
        Name = "2021年",
        ExamYear = 2021,
        Start = new DateOnly(2021, 1, 1),
        End = new DateOnly(2021, 6, 30),
        Deadline = new DateOnly(2021, 7, 31),
        CutOff = new DateOnly(2021, 8, 31),
        IsOpen = true,
        RejectedMayRefile = rejectedMayRefile,
    };

    public static SubmissionContent Create() => new()
    {
        SeasonId = "2021",
        BindingId = Guid.Parse("0199aaaa-0000-7000-8000-000000000001"),
        NoticeVersion = 1,
        Person = new CandidatePerson(
            "赵六", "1", "01", new DateOnly(1996, 5, 4), "01", "420102199605040013", new DateOnly(2015, 3, 1), new DateOnly(2035, 3, 1), "13800000000",
            RealNameState.Automatic, SpecialGroup.None),
        Exam = new ExamChoice("1", "110"),
        Education = new Education(
            "21", "4", "武汉大学", "临床医学", new DateOnly(2014, 9, 1), new DateOnly(2019, 6, 30), "104861201905000001", FreshGraduate: false, TopUp: false,
            new DateOnly(2014, 9, 1), ForeignDegree: false),
        PreviousRegistration = new PreviousRegistration("湖南", 2019),
        Assistant = new AssistantCertificates("2018420110242010219960504001", "210420100000835"),
        Periods =
        [
            new ProbationPeriod(
                Current: true, Guid.Parse("0199aaaa-0000-7000-8000-000000000002"), "武汉市第一医院", "52522232125821112", new DateOnly(2019, 8, 8), new DateOnly(2020, 2, 1),
                [new ProbationPost("心内科", "陈志远", "110420100000045", Passed: true), new ProbationPost("急诊科", "刘芳", "110420500000308", Passed: true)]),
            new ProbationPeriod(
                Current: false, InstitutionId: null, "仙桃市卫生院", "54569615894651514", new DateOnly(2018, 1, 5), new DateOnly(2019, 3, 1),
                [new ProbationPost("内科", "赵敏", "141420300000667", Passed: true)])
            {
                Address = "仙桃市建设路 1 号",
                Postcode = "433000",
                LegalRepresentative = "周八",
            },
        ],
        Materials =
        [
            new MaterialUse("ID_PHOTO", Guid.Parse("0199aaaa-0000-7000-8000-000000000003"), new string('a', 64), Period: null),
            new MaterialUse(MaterialUse.StampedPreviousCertificate, Guid.Parse("0199aaaa-0000-7000-8000-000000000004"), new string('b', 64), Period: 1),
        ],
    };
}
