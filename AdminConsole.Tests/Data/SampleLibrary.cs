using System.Security.Cryptography;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Announcements;
using AdminConsole.Domain.Candidates;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Jobs;
using AdminConsole.Outbox;
using AdminConsole.Tests.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Data;

/// <summary>
/// Two districts; below the first two sites, each with a point, three institutions at the points and one that reports straight to the district. Each node has
/// a user, each institution one of everything that belongs to an institution.
/// </summary>
internal static class SampleLibrary
{
    public const string WrongName = "陈志达", RightName = "陈志远", MentorNumber = "110420100000045";

    public static readonly Institution District = Node(InstitutionKind.District, null, "湖北考区", "GOV-P");
    public static readonly Institution Wuhan = Node(InstitutionKind.Site, District, "武汉考点", "GOV-M");
    public static readonly Institution Yichang = Node(InstitutionKind.Site, District, "宜昌考点", "GOV-M");
    public static readonly Institution Qiaokou = Node(InstitutionKind.Point, Wuhan, "硚口区报名点", "GOV-C");
    public static readonly Institution Xiling = Node(InstitutionKind.Point, Yichang, "西陵区报名点", "GOV-C");
    public static readonly Institution Hospital = Node(InstitutionKind.Institution, Qiaokou, "武汉市第一医院", "HOSP-GEN", "12420104441350014J");
    public static readonly Institution Neighbour = Node(InstitutionKind.Institution, Qiaokou, "汉正街社区卫生服务中心", "CHS-C", "12420104441350022D");
    public static readonly Institution YichangHospital = Node(InstitutionKind.Institution, Xiling, "宜昌市西陵中医医院", "HOSP-TCM", "12420502441350049W");
    public static readonly Institution Provincial = Node(InstitutionKind.Institution, District, "湖北省直示范医院", "HOSP-GEN", "124200004413500571");
    public static readonly Institution OtherDistrict = Node(InstitutionKind.District, null, "湖南考区", "GOV-P");
    public static readonly Institution Stranger = Node(InstitutionKind.Institution, OtherDistrict, "长沙示范医院", "HOSP-GEN", "124300004413500575");

    public static readonly Guid FirstClient = Guid.CreateVersion7(), SecondClient = Guid.CreateVersion7();

    public static readonly Guid MentorId = Guid.CreateVersion7();

    public static IReadOnlyList<Institution> Nodes { get; } =
        [District, Wuhan, Yichang, Qiaokou, Xiling, Hospital, Neighbour, YichangHospital, Provincial, OtherDistrict, Stranger];

    public static IEnumerable<Institution> Institutions => Nodes.Where(node => node.Kind == InstitutionKind.Institution);

    /// <summary>The node itself and everything whose chain of parents leads to it, found without the ancestor columns.</summary>
    public static IReadOnlySet<Guid> Subtree(Institution top)
    {
        var byId = Nodes.ToDictionary(node => node.Id);
        return Nodes.Where(IsBelow).Select(node => node.Id).ToHashSet();

        bool IsBelow(Institution node) => node.Id == top.Id || node.ParentId is { } parent && IsBelow(byId[parent]);
    }

    public static AccessScope Person(Institution node, params Role[] roles) => AccessScope.ForUser(Guid.CreateVersion7(), $"{node.Name}的人", node.Id, node.Name, node.Kind, roles);

    public static AccessScope DistrictStaff { get; } = Person(District, Role.DistrictStaff);

    public static AccessScope SiteStaff { get; } = Person(Wuhan, Role.SiteStaff);

    public static AccessScope Administrator { get; } = Person(Hospital, Role.InstitutionAdministrator);

    public static AccessScope Reviewer { get; } = Person(Hospital, Role.InstitutionReviewer);

    public static AccessScope Sibling { get; } = Person(Neighbour, Role.InstitutionAdministrator, Role.InstitutionReviewer);

    /// <summary>Which client brought the institution's filing.</summary>
    public static Guid ClientOf(Guid institutionId) => institutionId == Hospital.Id || institutionId == YichangHospital.Id ? FirstClient : SecondClient;

    public static async Task SeedAsync(IServiceProvider services)
    {
        var personal = services.GetRequiredService<PersonalData>();
        var facts = services.GetRequiredService<FactsReader>();
        var result = await services.GetRequiredService<Db>().WriteAsync<Done>(async work =>
        {
            work.Audit("demonstration.seed", "Database", "sample");
            work.Data.Institutions.AddRange(Nodes);
            work.Data.Users.AddRange(Nodes.Select(UserOf));
            work.Data.UserSessions.AddRange(work.Data.Users.Local.Select(user => SessionOf(user, work.Now)).ToList());
            work.Data.ApiClients.AddRange(Client(FirstClient, "first"), Client(SecondClient, "second"));
            var season = new Season { Id = "2021", Name = "2021年", ExamYear = 2021, Start = new(2021, 1, 1), End = new(2021, 6, 30), Deadline = new(2021, 7, 31), CutOff = new(2021, 8, 31), IsOpen = true };
            work.Data.Seasons.Add(season);
            work.Data.SeasonNotices.Add(new SeasonNotice { SeasonId = season.Id, Version = 1, Text = "申报须知", PublishedAt = work.Now });
            work.Data.SeasonCounters.Add(new SeasonCounter { SeasonId = season.Id, Last = 100 });
            work.Data.Practitioners.Add(Mentor(personal, MentorId, MentorNumber, WrongName));
            work.Data.Practitioners.Add(Mentor(personal, Guid.CreateVersion7(), "110420500000308", "刘芳"));
            var file = new JobFile { Id = Guid.CreateVersion7(), OwnerId = Guid.CreateVersion7(), Name = "名单.xlsx", ContentType = "text/plain", ExpiresAt = work.Now.AddYears(1) };
            work.Data.JobFiles.Add(file);
            work.Data.JobFilePieces.Add(new JobFilePiece { FileId = file.Id, Number = 0, Sealed = personal.SealPiece(file.Id, 0, [1]) });
            var job = Guid.CreateVersion7();
            work.Data.Jobs.Add(new Job { Id = job, Kind = "sample", RequesterId = file.OwnerId, Language = "zh-CN", Subject = "样例", InputSealed = personal.SealJob(nameof(Job.InputSealed), job, 1), RequestedAt = work.Now, State = JobState.Done });
            AddAnnouncement(work, personal, Levels.Institutions);
            AddAnnouncement(work, personal, Levels.All);
            AddAnnouncement(work, personal, Levels.All, isDraft: true);
            work.Data.Leases.Add(new Lease { Name = "sample" });
            work.Data.TimetableMarks.Add(new TimetableMark { Name = "sample" });
            await work.SaveAsync();

            // The nodes outlive this database: what is added below must not become part of them, or the next database would get it too.
            foreach (var node in Nodes)
                work.Data.Entry(node).State = EntityState.Detached;
            foreach (var (index, node) in Institutions.Index())
                await AddRowsAsync(work, personal, facts, season, node, index);
            await work.SaveAsync();
            var pair = await work.Data.Submissions.Where(row => row.InstitutionId == Hospital.Id || row.InstitutionId == YichangHospital.Id).OrderBy(row => row.Number).Select(row => row.Id).ToListAsync();
            work.Data.PossibleDuplicates.Add(new PossibleDuplicate { FirstId = pair[0], SecondId = pair[1], SeasonId = season.Id, Grounds = DuplicateGround.NameAndBirth, FoundAt = work.Now });
            return Done.Yes;
        });
        if (!result.IsOk)
            throw new InvalidOperationException(result.Error.Code);
    }

    public static SubmissionContent ContentOf(Institution node, Guid binding, string document) => SampleContent.Create() with
    {
        BindingId = binding,
        Person = SampleContent.Create().Person with { DocumentType = IdentityDocument.OfficerId, DocumentNumber = document },
        Periods = [SampleContent.Create().Periods[0] with { InstitutionId = node.Id, InstitutionName = node.Name }],
    };

    /// <summary>With a file, and read by nobody whom the tests send.</summary>
    private static void AddAnnouncement(Work work, PersonalData personal, Levels audience, bool isDraft = false)
    {
        var row = new Announcement { Id = Guid.CreateVersion7(), Title = $"通知 {audience}", Text = "正文", Audience = audience, ValidFrom = new(2020, 1, 1), WrittenAt = work.Now };
        if (!isDraft)
            row.Publish("陈考区", work.Now);
        var download = new Download { Id = Guid.CreateVersion7(), Title = "清单", Category = DownloadCategory.Guide, Place = 1, PublishedAt = work.Now };
        work.Data.Announcements.Add(row);
        work.Data.AnnouncementReads.Add(new AnnouncementRead { AnnouncementId = row.Id, UserId = Guid.CreateVersion7(), At = work.Now });
        work.Data.Downloads.Add(download);
        foreach (var parent in new[] { row.Id, download.Id })
        {
            var file = new JobFile { Id = Guid.CreateVersion7(), OwnerId = Guid.CreateVersion7(), Name = "清单.xlsx", ContentType = "text/plain", ExpiresAt = work.Now.AddYears(1) };
            work.Data.JobFiles.Add(file);
            work.Data.JobFilePieces.Add(new JobFilePiece { FileId = file.Id, Number = 0, Sealed = personal.SealPiece(file.Id, 0, [1]) });
            work.Data.PublishedFiles.Add(new PublishedFile { Id = Guid.CreateVersion7(), FileId = file.Id, ParentId = parent, UploadedBy = file.OwnerId });
        }
    }

    private static async Task AddRowsAsync(Work work, PersonalData personal, FactsReader facts, Season season, Institution node, int index)
    {
        var owner = Ancestry.Of(node);
        var client = ClientOf(node.Id);
        var binding = new Binding
        {
            Id = Guid.CreateVersion7(),
            ClientId = client,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            PersonName = "赵六",
            PersonIndex = personal.PersonIndex(IdentityDocument.OfficerId, $"document-{index}"),
            BoundAt = work.Now,
        };
        var submission = new Submission
        {
            Id = Guid.CreateVersion7(),
            Number = $"2021-{index:000000}",
            SeasonId = season.Id,
            ClientId = client,
            BindingId = binding.Id,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
        };
        var content = ContentOf(node, binding.Id, $"document-{index}");
        var report = Verifier.Evaluate(await facts.ReadAsync(work.Data, season, content, CancellationToken.None));
        submission.Receive(content, personal.TraitsOf(content), "420106*****7932", $"code-{index}", report, work.Now);
        work.Data.Bindings.Add(binding);
        work.Data.Submissions.Add(submission);
        work.Data.SubmissionRevisions.Add(new SubmissionRevision
        {
            SubmissionId = submission.Id,
            Revision = 1,
            Sealed = personal.SealContent(submission.Id, 1, content),
            SubmissionCode = $"code-{index}",
            ReceivedAt = work.Now,
        });
        work.Data.SubmissionMentors.AddRange(SubmissionMentor.AllOf(submission.Id, content, personal.CertificateIndex));
        work.Data.Decisions.Add(new Decision
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = submission.Id,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            Result = SubmissionState.Approved,
            Note = null,
            DecidedBy = Guid.CreateVersion7(),
            DecidedByName = "李审核",
            DecidedAt = work.Now,
            Revision = 1,
            Report = report,
        });
        work.Data.Materials.Add(new Material
        {
            Id = Guid.CreateVersion7(),
            ClientId = client,
            Slot = "ID_PHOTO",
            StorageName = $"photo-{index}",
            ContentType = "image/jpeg",
            Length = 1,
            Width = 1,
            Height = 1,
            Orientation = 1,
            ReceivedSha256 = new string('0', 64),
            Sha256 = new string('0', 64),
            UploadedAt = work.Now,
            SubmissionId = submission.Id,
        });
        work.Data.Licences.Add(new Licence
        {
            Id = Guid.CreateVersion7(),
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            CreatedAt = work.Now,
        });
        work.Data.Scans.Add(new Scan
        {
            Id = Guid.CreateVersion7(),
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            Kind = ScanKind.Licence,
            ParentId = Guid.CreateVersion7(),
            Label = "许可证.jpg",
            StorageName = $"scan-{index}",
            ContentType = "image/jpeg",
            Length = 1,
            Width = 1,
            Height = 1,
            Orientation = 1,
            ReceivedSha256 = new string('0', 64),
            Sha256 = new string('0', 64),
            UploadedAt = work.Now,
        });
        work.Data.InstitutionAccounts.Add(new InstitutionAccount
        {
            Id = Guid.CreateVersion7(),
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            Name = InstitutionAccount.MainName(index + 1),
            Number = index + 1,
            IssuedAt = work.Now,
        });
        var registration = new Registration
        {
            Id = Guid.CreateVersion7(),
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            AppliedAt = work.Now,
        };
        registration.Submit(new RegistrationContent(node.Name, "中山大道", $"code-{index}", null, "赵管理", "卫生局"), new RegistrationPhone(personal.SealRegistrationPhone(registration.Id, "13800000000"), [1], "138****0000"), work.Now);
        work.Data.Registrations.Add(registration);
        work.Data.RegistrationDelegations.Add(
            new RegistrationDelegation { DistrictId = owner.DistrictId, SiteId = owner.SiteId, PointId = owner.PointId, InstitutionId = owner.InstitutionId, Area = $"99{index:D2}" });
        work.Data.InstitutionNames.Add(new InstitutionName
        {
            Id = Guid.CreateVersion7(),
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            Kind = InstitutionNameKind.Former,
            Name = $"{node.Name}（旧）",
            ValidTo = new(2010, 12, 31),
        });
        work.Data.ChangeRequests.Add(new ChangeRequest
        {
            Id = Guid.CreateVersion7(),
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            Subject = ChangeRequestSubject.Category,
            CurrentValue = node.CategoryCode,
            Proposal = "HOSP-SPE",
            Reason = "类别有误",
            RequestedById = Guid.CreateVersion7(),
            RequestedBy = "郑管理",
            RequestedAt = work.Now,
        });
        AddDesk(work, personal, submission, node, personal.PeriodDigest(content, 0));
        AddTelling(work, node, client, submission.Id);
        work.Data.ConfirmationCodes.Add(new ConfirmationCode
        {
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            Sealed = personal.SealConfirmationCode(node.Id, "CODE"),
            IssuedAt = work.Now,
        });
        var key = Guid.CreateVersion7();
        work.Data.IdempotencyKeys.Add(new IdempotencyKey
        {
            ClientId = client,
            Key = key,
            BodySha256 = new byte[32],
            SubmissionId = submission.Id,
            AnswerSealed = personal.SealAnswer(client, key, [1]),
            CreatedAt = work.Now,
        });
    }

    /// <summary>One of everything that reviewers keep beside a filing, and of what one of them keeps for themselves.</summary>
    private static void AddDesk(Work work, PersonalData personal, Submission submission, Institution node, string digest)
    {
        var (id, user) = (submission.Id, Guid.CreateVersion7());
        var claim = new ReviewClaim { SubmissionId = id };
        claim.Take(user, "李审核", work.Now, work.Now.AddHours(-1));
        work.Data.ReviewClaims.Add(claim);
        work.Data.ReviewVisits.Add(new ReviewVisit { SubmissionId = id, UserId = user, UserName = "李审核", Until = work.Now.AddHours(-1) });
        work.Data.PeriodTicks.Add(new PeriodTick { SubmissionId = id, Digest = digest, TickedBy = user, TickedByName = "李审核", At = work.Now });
        work.Data.ReviewHolds.Add(new ReviewHold { SubmissionId = id, Reason = "等待原件", Until = new(2021, 2, 1), HeldBy = user, HeldByName = "李审核", HeldAt = work.Now });
        work.Data.ReviewNotes.Add(new ReviewNote { Id = Guid.CreateVersion7(), SubmissionId = id, Text = "已电话联系", Visible = false, WrittenBy = user, WrittenByName = "李审核", At = work.Now });
        work.Data.ReviewDrafts.Add(new ReviewDraft { SubmissionId = id, UserId = user, Sealed = personal.SealDraft(id, user, [1]), SavedAt = work.Now });
        var draft = Guid.CreateVersion7();
        work.Data.EntryDrafts.Add(new EntryDraft { Id = draft, UserId = user, InstitutionId = node.Id, Sealed = personal.SealEntryDraft(draft, 1), SavedAt = work.Now });
        work.Data.ReviewPreferences.Add(new ReviewPreference { UserId = user });
        work.Data.Reveals.Add(new Reveal { Id = Guid.CreateVersion7(), UserId = user, SubmissionId = id, Value = RevealedValue.Phone, At = work.Now });
        IOwned owner = node;
        work.Data.ReasonTemplates.Add(new ReasonTemplate
        {
            Id = Guid.CreateVersion7(),
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            Text = "照片不清晰",
            CreatedAt = work.Now,
        });
    }

    /// <summary>What the outbox keeps of a webhook that went out, and a message.</summary>
    private static void AddTelling(Work work, Institution node, Guid client, Guid submissionId)
    {
        var entry = new OutboxEntry { Id = Guid.CreateVersion7(), Channel = OutboxChannel.Webhook, About = submissionId, Kind = "submission.approved", ClientId = client, Body = "{}", CreatedAt = work.Now, DueAt = work.Now, State = OutboxState.Sent, EndedAt = work.Now, Attempts = 1 };
        work.Data.OutboxEntries.Add(entry);
        work.Data.PersonalRequests.Add(new PersonalRequest { Id = Guid.CreateVersion7(), PersonIndex = [1, 2, 3], Kind = PersonalRequestKind.Access, ReceivedOn = DateOnly.FromDateTime(work.Now), Text = "请求查阅本人申报", RecordedAt = work.Now, RecordedBy = Guid.CreateVersion7(), RecordedByName = "考区" });
        work.Data.OutboxAttempts.Add(new OutboxAttempt { EntryId = entry.Id, Number = 1, At = work.Now, Status = 200, Milliseconds = 12 });
        work.Data.Messages.Add(new Message { Id = Guid.CreateVersion7(), UserId = work.Data.Users.Local.Single(user => user.InstitutionId == node.Id).Id, Words = new Phrase("error.not_found"), At = work.Now });
    }

    private static Institution Node(InstitutionKind kind, Institution? parent, string name, string category, string? code = null) =>
        Institution.Create(Guid.CreateVersion7(), kind, parent, name, category, code, "420000", new InstitutionProfile { Address = "中山大道215号", Postcode = "430030", Level = "3", Grade = "A", BusinessLevel = "2" });

    /// <summary>The session that each person of the sample is signed in with.</summary>
    public static string SessionOf(Guid userId) => userId.ToString("N");

    private static AppUser UserOf(Institution node)
    {
        IOwned owner = node;
        return new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = $"user-{node.Id}",
            NormalizedUserName = $"USER-{node.Id}",
            DisplayName = $"{node.Name}的人",
            SecurityStamp = "stamp",
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = node.Id,
            Roles = [new RoleAssignment { Role = Role.InstitutionReviewer }],
        };
    }

    private static UserSession SessionOf(AppUser user, DateTime now) =>
        new() { Id = SessionOf(user.Id), UserId = user.Id, Key = "key", Stamp = user.SecurityStamp!, StartedAt = now, ActiveAt = now, AuthenticatedAt = now, Method = "password" };

    private static ApiClient Client(Guid id, string name) => new() { Id = id, ClientId = name, Name = name, SecretSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(name)), Scopes = "submissions" };

    private static Practitioner Mentor(PersonalData personal, Guid id, string number, string name) => new()
    {
        Id = id,
        CertificateIndex = personal.CertificateIndex(number),
        CertificateSealed = personal.SealCertificate(id, number),
        CertificateMasked = "11*********" + number[^4..],
        Name = name,
        Level = "1",
        Category = "110",
        PracticeInstitution = Hospital.Name,
        State = PractitionerState.Registered,
    };
}
