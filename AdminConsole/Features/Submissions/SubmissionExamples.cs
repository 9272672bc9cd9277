using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Features.Submissions;

/// <summary>The examples of the OpenAPI document; the person is invented.</summary>
internal static class SubmissionExamples
{
    private static readonly Guid Id = Guid.Parse("0193b7a3-2b90-7c44-a1f2-5566778899aa"), Binding = Guid.Parse("0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02"),
        Institution = Guid.Parse("0193b7a0-5d1e-7a52-9c41-2f6f5d0c1a01"), Photo = Guid.Parse("0193b7a2-71c4-7f0e-b3d8-90ab12cd3e03"), Version = Guid.Parse("0193b7a3-2b91-7d20-8f00-1234567890ab");

    private static readonly DateTime At = new(2021, 3, 1, 1, 0, 0, DateTimeKind.Utc);

    private static readonly CheckResponse[] Checks =
    [
        new("duration.total", Period: null, Post: null, CheckResult.Red, "试用期总时长 11 个月，差 1 个月", "2020-08-07 止满 12 个月", new Dictionary<string, object>(StringComparer.Ordinal) { ["months"] = 11 }),
        new("mentor.match", Period: 0, Post: 0, CheckResult.Green, "带教老师姓名与执业证书号符合", Needs: null, Inputs: null),
    ];

    public static SubmissionRequest Request { get; } = new()
    {
        SeasonId = "2021",
        BindingId = Binding,
        NoticeVersion = 1,
        TruthfulnessPledge = true,
        Person = new PersonRequest
        {
            Name = "赵六",
            Sex = "1",
            EthnicGroup = "01",
            BirthDate = new DateOnly(1996, 5, 4),
            DocumentType = "01",
            DocumentNumber = "420106199605041236",
            DocumentValidFrom = new DateOnly(2015, 3, 1),
            Phone = "13800000000",
            RealName = "automatic",
            Special = "none",
        },
        Exam = new ExamRequest { Level = "1", Category = "110" },
        Education = new EducationRequest
        {
            Level = "21",
            Degree = "4",
            School = "湖北医药学院",
            Major = "临床医学",
            EnrolledOn = new DateOnly(2014, 9, 1),
            GraduatedOn = new DateOnly(2019, 6, 30),
            CertificateNumber = "109291201905000001",
            FreshGraduate = false,
            TopUp = false,
            ForeignDegree = false,
        },
        Periods =
        [
            new PeriodRequest
            {
                Current = true, InstitutionId = Institution, InstitutionName = "武汉市第一医院", RegistrationNumber = "44135001442010411A1001", Start = new DateOnly(2019, 8, 8), End = new DateOnly(2020, 7, 7),
                Posts = [new PostRequest { Department = "心内科", MentorName = "陈志远", MentorCertificateNumber = "110420100000045", Assessment = "pass" }],
            },
        ],
        Materials = [new MaterialUseRequest { Slot = "ID_PHOTO", MaterialId = Photo }],
    };

    public static PrecheckResponse Precheck { get; } = new(Checks);

    public static SubmissionResponse Filed { get; } = new(Id, "2021-000123", "7K3M-9QXA-2R4T", "2021", SubmissionState.Pending, Version, At, Checks);

    public static SubmissionDetail Detail { get; } = new(
        Id, "2021-000123", "7K3M-9QXA-2R4T", "2021", SubmissionState.Returned, Version, At, Checks, [new ProgressStep(SubmissionState.Pending, At), new ProgressStep(SubmissionState.Returned, At.AddMinutes(10), "证件照不清晰")],
        [new FeedbackResponse("ID_PHOTO", Period: null, "1", "图片不清晰或不完整", "请重新拍摄"), new FeedbackResponse("periods[0].start", Period: null, "5", "试用时间、岗位或带教老师填写有误", Text: null)], ["ID_PHOTO", "periods[0].start"],
        [new MaterialOfSubmission("ID_PHOTO", Photo, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Period: null)], [new NoteResponse("请携带毕业证书原件到医务科核对", At.AddMinutes(5))]);

    public static SubmissionDetail Resubmitted { get; } = Detail with
    {
        State = SubmissionState.Pending,
        Progress = [.. Detail.Progress, new ProgressStep(SubmissionState.Pending, At.AddMinutes(30))],
        Feedback = [],
        OpenForChange = [],
    };

    public static SubmissionList List { get; } = new([new SubmissionListItem(Id, "2021-000123", "2021", SubmissionState.Pending, At, DecidedAt: null)]);
}
