using AdminConsole.Authorization;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Demonstration;

/// <summary>Filings in every state and with every mark, so that a first look shows what the product is for. The people are invented.</summary>
public sealed class DemonstrationFilings(PersonalData personal, FactsReader facts, DemonstrationImages images, TimeProvider clock)
{
    private static readonly string[] Names =
    [
        "赵启明", "钱佳怡", "孙浩然", "李雨桐", "周子涵", "吴思远", "郑晓彤", "王梓轩", "冯若曦", "陈俊杰", "褚文静", "卫国强", "蒋诗涵", "沈嘉豪", "韩雪莹",
        "杨天宇", "朱雅楠", "秦志伟", "尤慧敏", "许博文", "何欣妍", "吕泽宇", "施美玲", "张伟东", "孔令辉", "曹颖", "严明轩", "华婷婷", "金思成", "魏若兰",
    ];

    private static readonly Mentor Chen = new("陈志远", "110420100000045"), Liu = new("刘芳", "110420500000308"), Huang = new("黄海波", "110420104000117"),
        Misspelt = new("何敬", "110420104000226"), Unknown = new("童建军", "110420104999999"), Guo = new("郭晓红", "110420102000442"), Xiang = new("向云峰", "141420502000775");

    /// <summary>What everybody brings, but for the photo, which is a JPEG.</summary>
    private static readonly string[] Slots = ["ID_DOCUMENT", "ID_DOCUMENT", "ID_DOCUMENT", "GRADUATION_CERTIFICATE"];

    private readonly List<(Submission Filing, SubmissionAction[] Steps)> reported = [];
    private int count;

    /// <summary>Adds the filings; the tree, the registry and the season are saved already.</summary>
    public async Task AddAsync(Work work, Season season, Guid client, IReadOnlyDictionary<string, Institution> tree, IReadOnlyDictionary<string, AppUser> people)
    {
        var hospital = tree[DemonstrationPeople.Hospital];
        var neighbour = tree[DemonstrationPeople.Neighbour];
        var yichang = tree[DemonstrationPeople.YichangHospital];
        (Institution Node, Mentor Mentor, int Months, SubmissionAction[] Then)[] plan =
        [
            .. Enumerable.Repeat((hospital, Chen, 14, Array.Empty<SubmissionAction>()), 4),
            .. Enumerable.Repeat((hospital, Huang, 14, Array.Empty<SubmissionAction>()), 2),
            .. Enumerable.Repeat((hospital, Liu, 12, Array.Empty<SubmissionAction>()), 2),
            (hospital, Guo, 12, []),
            (hospital, Huang, 9, []),
            (hospital, Chen, 11, []),
            (hospital, Misspelt, 13, []),
            (hospital, Unknown, 12, []),
            (hospital, Misspelt, 8, []),
            (hospital, Chen, 13, [SubmissionAction.Approve]),
            (hospital, Liu, 15, [SubmissionAction.Approve]),
            (hospital, Huang, 12, [SubmissionAction.Approve]),
            (hospital, Chen, 6, [SubmissionAction.Reject]),
            (hospital, Huang, 12, [SubmissionAction.Return]),
            (hospital, Liu, 12, [SubmissionAction.Approve, SubmissionAction.Report]),
            (hospital, Chen, 16, [SubmissionAction.Approve, SubmissionAction.Report, SubmissionAction.File]),
            (hospital, Huang, 12, [SubmissionAction.Withdraw]),
            .. Enumerable.Repeat((neighbour, Guo, 12, Array.Empty<SubmissionAction>()), 3),
            (neighbour, Unknown, 12, []),
            .. Enumerable.Repeat((yichang, Xiang, 13, Array.Empty<SubmissionAction>()), 2),
        ];
        foreach (var (node, mentor, months, then) in plan)
            await AddAsync(work, season, client, node, mentor, months, then, people["reviewer"]);
        var counter = await work.Data.SeasonCounters.FindAsync([season.Id], work.Cancellation);
        if (counter is null)
            work.Data.SeasonCounters.Add(new SeasonCounter { SeasonId = season.Id, Last = count });
        await ReportAsync(work, season, hospital, people);
    }

    /// <summary>Of the season before, which had second review: one that waits to be filed, and one that is.</summary>
    public async Task AddLastYearsAsync(Work work, Season season, Guid client, Institution hospital, IReadOnlyDictionary<string, AppUser> people)
    {
        reported.Clear();
        SubmissionAction[] confirmed = [SubmissionAction.Approve, SubmissionAction.Report, SubmissionAction.Confirm];
        await AddAsync(work, season, client, hospital, Liu, 12, confirmed, people["reviewer"]);
        await AddAsync(work, season, client, hospital, Liu, 13, [.. confirmed, SubmissionAction.File], people["reviewer"]);
        work.Data.SeasonCounters.Add(new SeasonCounter { SeasonId = season.Id, Last = count });
        await ReportAsync(work, season, hospital, people);
    }

    /// <summary>One list of what was reported, and what became of its rows.</summary>
    private async Task ReportAsync(Work work, Season season, Institution node, IReadOnlyDictionary<string, AppUser> people)
    {
        var reviewer = people["reviewer"];
        await work.SaveAsync();
        var list = await work.AddReportListAsync(personal, node, reported.ConvertAll(row => row.Filing), (reviewer.Id, reviewer.DisplayName));
        foreach (var (filing, steps) in reported)
        {
            foreach (var step in steps)
            {
                var from = filing.State;
                Apply(filing, step, new TransitionFacts(SecondReview: season.SecondReview));
                var by = step switch
                {
                    SubmissionAction.File => people["district"],
                    SubmissionAction.Confirm => people["point"],
                    _ => reviewer,
                };
                work.AddStep(filing, step, from, list.Id, reason: null, (by.Id, by.DisplayName));
            }
        }
    }

    private async Task AddAsync(Work work, Season season, Guid client, Institution node, Mentor mentor, int months, SubmissionAction[] then, AppUser reviewer)
    {
        IOwned owner = node;
        var name = Names[count];
        count++;
        var person = Person(name, count);
        var personIndex = personal.PersonIndex(person.DocumentType, person.DocumentNumber);
        var binding = new Binding
        {
            Id = Guid.CreateVersion7(),
            ClientId = client,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = node.Id,
            PersonName = name,
            PersonIndex = personIndex,
            BoundAt = work.Now,
            CodeNumber = 1,
        };
        var id = Guid.CreateVersion7();
        List<Material> materials = [];
        foreach (var slot in Slots)
            materials.Add(await images.MaterialAsync(work, client, id, slot));
        work.Data.Materials.AddRange(materials);
        var content = Content(season, binding.Id, person, node, mentor, months) with { Materials = [.. materials.Select(material => new MaterialUse(material.Slot, material.Id, material.Sha256, null))] };
        var submission = new Submission
        {
            Id = id,
            Number = $"{season.Id}-{count:D6}",
            SeasonId = season.Id,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = node.Id,
            ClientId = client,
            BindingId = binding.Id,
        };
        var report = Verifier.Evaluate(await facts.ReadAsync(work.Data, season, content, work.Cancellation));
        var code = SubmissionCode.Format(personal.ContentMac(CanonicalContent.Of(content)));
        var submittedAt = (season.IsOpen ? work.Now : ShanghaiTime.StartOf(season.End).AddHours(10)).AddMinutes(-37 * (Names.Length - count) - 11);
        submission.Receive(content, personal.TraitsOf(content), Mask.Document(person.DocumentNumber), code, report, submittedAt);
        work.Data.Bindings.Add(binding);
        work.Data.Submissions.Add(submission);
        work.Data.SubmissionRevisions.Add(new SubmissionRevision
        {
            SubmissionId = submission.Id,
            Revision = submission.Revision,
            Sealed = personal.SealContent(submission.Id, submission.Revision, content),
            SubmissionCode = code,
            ReceivedAt = submittedAt,
        });
        work.Data.SubmissionMentors.AddRange(SubmissionMentor.AllOf(submission.Id, content, personal.CertificateIndex));
        work.Publish(ChangeKind.Submission, submission.Id, submission);
        foreach (var action in then.TakeWhile(action => action != SubmissionAction.Report))
            Move(work, submission, action, submittedAt, reviewer);
        if (then.Contains(SubmissionAction.Report))
            reported.Add((submission, [.. then.SkipWhile(action => action != SubmissionAction.Report)]));
    }

    private static void Apply(Submission submission, SubmissionAction action, TransitionFacts facts = default)
    {
        var actor = action switch
        {
            SubmissionAction.Withdraw => SubmissionActor.Candidate,
            SubmissionAction.File => SubmissionActor.District,
            SubmissionAction.Confirm => SubmissionActor.SecondReviewer,
            _ => SubmissionActor.Reviewer,
        };
        if (submission.Apply(action, actor, facts).Error is { } refused)
            throw new InvalidOperationException($"A demonstration filing could not be moved: {refused.Code}.");
    }

    private static void Move(Work work, Submission submission, SubmissionAction action, DateTime submittedAt, AppUser reviewer)
    {
        Apply(submission, action);
        if (action is not (SubmissionAction.Approve or SubmissionAction.Reject or SubmissionAction.Return))
            return;
        var note = action switch
        {
            SubmissionAction.Reject => "试用期不足，且无法补足",
            SubmissionAction.Return => "毕业证书照片不清晰，请重新上传",
            _ => "审核通过",
        };
        var usual = ReturnReason.Usual[0];
        IReadOnlyList<FeedbackItem> feedback = action == SubmissionAction.Return ? [new FeedbackItem("GRADUATION_CERTIFICATE", null, usual.Code, usual.Text, null)] : [];
        submission.NoteDecision(reviewer.Id, reviewer.DisplayName, submittedAt.AddMinutes(20), note);
        submission.NoteReturns(feedback);
        work.Data.Decisions.Add(new Decision
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = submission.Id,
            DistrictId = submission.DistrictId,
            SiteId = submission.SiteId,
            PointId = submission.PointId,
            InstitutionId = submission.InstitutionId,
            Result = submission.State,
            Note = note,
            DecidedBy = reviewer.Id,
            DecidedByName = reviewer.DisplayName,
            DecidedAt = submittedAt.AddMinutes(20),
            Revision = submission.Revision,
            Report = submission.Report,
            Feedback = feedback,
        });
    }

    private static CandidatePerson Person(string name, int ordinal)
    {
        var birthDate = new DateOnly(1996, 1, 1).AddDays(ordinal * 97);
        var sex = ordinal % 2 == 1 ? "1" : "2";
        var body = $"420106{birthDate:yyyyMMdd}{(800 + ordinal - (ordinal % 2)) + (sex == "1" ? 1 : 0):D3}";
        return new CandidatePerson(
            name, sex, "01", birthDate, IdentityDocument.IdentityCard, body + CitizenNumber.CheckCharacter(body), new DateOnly(2016, 3, 1), null, $"1380000{ordinal:D4}", RealNameState.Automatic, SpecialGroup.None);
    }

    private SubmissionContent Content(Season season, Guid bindingId, CandidatePerson person, Institution node, Mentor mentor, int months)
    {
        // The last day counts: n months end on the day before the same day n months later.
        var end = (season.IsOpen ? ShanghaiTime.Today(clock) : season.End).AddDays(-20);
        var start = end.AddDays(1).AddMonths(-months);
        return new SubmissionContent
        {
            SeasonId = season.Id,
            BindingId = bindingId,
            NoticeVersion = season.NoticeVersion,
            Person = person,
            Exam = new ExamChoice("1", mentor.Number[..3]),
            Education = new Education(
                "21", "4", "湖北医药学院", "临床医学", new DateOnly(start.Year - 5, 9, 1), new DateOnly(start.Year, 6, 30) < start ? new DateOnly(start.Year, 6, 30) : new DateOnly(start.Year - 1, 6, 30),
                $"1092912019050{count:D5}", FreshGraduate: false, TopUp: false, UndergraduateEnrolledOn: null, ForeignDegree: false),
            Periods = [new ProbationPeriod(Current: true, node.Id, node.Name, node.Profile.RegistrationNumber, start, end, [new ProbationPost("内科", mentor.Name, mentor.Number, Passed: true)])],
            Materials = [],
        };
    }

    private sealed record Mentor(string Name, string Number);
}
