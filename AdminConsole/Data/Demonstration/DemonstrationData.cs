using System.Security.Cryptography;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Seasons;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Data.Demonstration;

/// <summary>A small believable tree with people, an open season, a registry and an API client. Development only, and only into an empty database.</summary>
public sealed class DemonstrationData(
    Db db, ActingScope acting, PersonalData personal, DemonstrationFilings filings, DemonstrationImages images, IPasswordHasher<AppUser> hasher, ILookupNormalizer normalizer, IOptions<DemonstrationOptions> options, TimeProvider clock)
{
    public const string ClientId = "demo-mini-programme";

    private const string Notice = """
        一、考生应如实填写本人信息、学历和试用（执业）经历，并对所填内容及上传材料的真实性负责。
        二、试用期考核须满十二个月，截止日期不得晚于考试当年 8 月 31 日。
        三、带教老师的姓名、执业证书编号须与执业医师注册信息一致。
        四、提交后如被退回，请按退回说明修改并在申报截止日期前重新提交。
        """;

    private static readonly (string Number, string Name, string Category, string Place)[] Mentors =
    [
        ("110420100000045", "陈志远", "110", DemonstrationPeople.Hospital),
        ("110420500000308", "刘　芳", "110", DemonstrationPeople.Hospital),
        ("210420100000835", "王建国", "210", DemonstrationPeople.Huaqiao),
        ("110650100000819", "阿依古丽·买买提", "110", DemonstrationPeople.ProvincialHospital),
        ("141420300000667", "赵敏", "141", DemonstrationPeople.YichangHospital),
        ("110420104000117", "黄海波", "110", DemonstrationPeople.Hospital),
        ("110420104000226", "何静", "110", DemonstrationPeople.Hospital),
        ("120420104000331", "罗文博", "120", DemonstrationPeople.Hospital),
        ("110420102000442", "郭晓红", "110", DemonstrationPeople.Neighbour),
        ("110420102000553", "胡建平", "110", DemonstrationPeople.Huaqiao),
        ("110420102000664", "黄燕", "110", DemonstrationPeople.Clinic),
        ("141420502000775", "向云峰", "141", DemonstrationPeople.YichangHospital),
    ];

    public async Task SeedAsync(CancellationToken ct)
    {
        acting.Use(AccessScope.System);
        if (await db.ReadAsync((data, token) => data.Institutions.AnyAsync(token), ct))
            return;
        var seeded = await db.WriteAsync<Done>(
            async work =>
            {
                var tree = Tree();
                work.Data.Institutions.AddRange(tree.Values);
                var people = AddPeople(work, tree);
                AddRegistry(work);
                var season = CurrentSeason();
                var last = LastSeason(season);
                work.Data.Seasons.AddRange(season, last);
                work.Data.SeasonNotices.AddRange(((Season[])[season, last]).Select(row => new SeasonNotice { SeasonId = row.Id, Version = row.NoticeVersion, Text = Notice, PublishedAt = work.Now }));
                var client = AddApiClient(work);
                AddConfirmationCodes(work, tree.Values);
                await new DemonstrationRegistrations(work, personal, images, tree).AddAsync(people["hospital-admin"]);
                await AddLicencesAsync(work, tree);

                await new DemonstrationAnnouncements(work, personal, people["district"].Id).AddAsync();

                // The filings' marks are computed from the registry, which therefore has to be there first; the transaction is still one.
                await work.SaveAsync();
                await filings.AddAsync(work, season, client, tree, people);
                await filings.AddLastYearsAsync(work, last, client, tree[DemonstrationPeople.Hospital], people);
                work.Audit("demonstration.seed", "Database", "demonstration");
                return Done.Yes;
            },
            ct);
        if (!seeded.IsOk)
            throw new InvalidOperationException($"The demonstration data could not be written: {seeded.Error.Code}.");
    }

    private Dictionary<string, Institution> Tree()
    {
        var nodes = new Dictionary<string, Institution>(StringComparer.Ordinal);
        Add(DemonstrationPeople.District, InstitutionKind.District, null, "GOV-P", "11420000011000014L", "420000");
        Add(DemonstrationPeople.WuhanSite, InstitutionKind.Site, DemonstrationPeople.District, "GOV-M", "11420100011001017A", "420100");
        Add(DemonstrationPeople.YichangSite, InstitutionKind.Site, DemonstrationPeople.District, "GOV-M", "11420500011005018Y", "420500");
        Add(DemonstrationPeople.QiaokouPoint, InstitutionKind.Point, DemonstrationPeople.WuhanSite, "GOV-C", "11420104011001041L", "420104");
        Add(DemonstrationPeople.JianganPoint, InstitutionKind.Point, DemonstrationPeople.WuhanSite, "GOV-C", "114201020110010252", "420102");
        Add(DemonstrationPeople.XilingPoint, InstitutionKind.Point, DemonstrationPeople.YichangSite, "GOV-C", "11420502011005026N", "420502");
        Add(DemonstrationPeople.Hospital, InstitutionKind.Institution, DemonstrationPeople.QiaokouPoint, "HOSP-GEN", "12420104441350014J", "420104", "硚口区中山大道215号", "3", "A");
        Add(DemonstrationPeople.Neighbour, InstitutionKind.Institution, DemonstrationPeople.QiaokouPoint, "CHS-C", "12420104441350022D", "420104", "硚口区汉正街472号");
        Add(DemonstrationPeople.Huaqiao, InstitutionKind.Institution, DemonstrationPeople.JianganPoint, "CHS-C", "12420102441350030B", "420102", "江岸区花桥二村12号");
        Add(DemonstrationPeople.Clinic, InstitutionKind.Institution, DemonstrationPeople.JianganPoint, "OPD-C", "92420102MA4K10016X", "420102", "江岸区台北路88号");
        Add(DemonstrationPeople.YichangHospital, InstitutionKind.Institution, DemonstrationPeople.XilingPoint, "HOSP-TCM", "12420502441350049W", "420502", "西陵区东山大道3号", "2", "A");
        Add(DemonstrationPeople.ProvincialHospital, InstitutionKind.Institution, DemonstrationPeople.District, "HOSP-GEN", "124200004413500571", "420000", "武昌区解放路99号", "3", "A");

        // Something for each of the library's screens to show.
        var today = ShanghaiTime.Today(clock);
        nodes[DemonstrationPeople.Hospital].AddName(InstitutionNameKind.Former, "武汉市第一人民医院", null, new DateOnly(1999, 12, 31), today);
        nodes[DemonstrationPeople.Hospital].AddName(InstitutionNameKind.Former, "汉口综合医院", new DateOnly(2000, 1, 1), new DateOnly(2008, 6, 30), today);
        nodes[DemonstrationPeople.Hospital].AddName(InstitutionNameKind.Alias, "市一医院", null, null, today);
        nodes[DemonstrationPeople.Huaqiao].Lock("周考点", clock.GetUtcNow().UtcDateTime, "年度资料已核对");
        nodes[DemonstrationPeople.ProvincialHospital].Suspend("执业许可证换证期间暂停受理", "陈考区", clock.GetUtcNow().UtcDateTime);
        return nodes;

        void Add(string name, InstitutionKind kind, string? parent, string category, string? code, string division, string? address = null, string? level = null, string? grade = null) =>
            nodes[name] = Institution.Create(
                Guid.CreateVersion7(), kind, parent is null ? null : nodes[parent], name, category, code, division,
                new InstitutionProfile { Address = address, Postcode = address is null ? null : "430030", Level = level, Grade = grade, BusinessLevel = kind == InstitutionKind.Institution ? "3" : null });
    }

    private Dictionary<string, AppUser> AddPeople(Work work, Dictionary<string, Institution> tree)
    {
        string? hash = null;
        var people = new Dictionary<string, AppUser>(StringComparer.Ordinal);
        foreach (var person in DemonstrationPeople.All)
        {
            var node = tree[person.NodeName];
            IOwned owner = node;
            var user = new AppUser
            {
                Id = Guid.CreateVersion7(),
                UserName = person.UserName,
                NormalizedUserName = normalizer.NormalizeName(person.UserName),
                DisplayName = person.DisplayName,
                DistrictId = owner.DistrictId,
                SiteId = owner.SiteId,
                PointId = owner.PointId,
                InstitutionId = node.Id,
                LockoutEnabled = true,
                Roles = [new RoleAssignment { Role = person.Role }],
            };

            user.RenewStamp();

            // One slow hash for all of them: they share the password that the sign-in page shows.
            user.PasswordHash = hash ??= hasher.HashPassword(user, options.Value.Password);
            work.Data.Users.Add(user);
            people[person.UserName] = user;
        }

        return people;
    }

    private void AddRegistry(Work work)
    {
        foreach (var (number, name, category, place) in Mentors)
        {
            var id = Guid.CreateVersion7();
            work.Data.Practitioners.Add(new Practitioner
            {
                Id = id,
                CertificateIndex = personal.CertificateIndex(number),
                CertificateSealed = personal.SealCertificate(id, number),
                CertificateMasked = Domain.Identifiers.Mask.Certificate(number),
                Name = name,
                Level = number[..1],
                Category = category,
                PracticeInstitution = place,
                State = PractitionerState.Registered,
            });
        }
    }

    private Season CurrentSeason()
    {
        var today = ShanghaiTime.Today(clock);
        var examYear = today.Month >= 9 ? today.Year + 1 : today.Year;
        return new Season
        {
            Id = $"{examYear}",
            Name = $"{examYear}年医师资格考试试用期考核证明申报",
            ExamYear = examYear,
            Start = today.AddDays(-30),
            End = today.AddDays(150),
            Deadline = today.AddDays(180),
            CutOff = new DateOnly(examYear, 8, 31),
            IsOpen = true,
        };
    }

    /// <summary>Over, and with second review: where the one that is open has neither.</summary>
    private static Season LastSeason(Season current) => new()
    {
        Id = $"{current.ExamYear - 1}",
        Name = $"{current.ExamYear - 1}年医师资格考试试用期考核证明申报",
        ExamYear = current.ExamYear - 1,
        Start = current.Start.AddYears(-1),
        End = current.End.AddYears(-1),
        Deadline = current.Start.AddDays(-30),
        CutOff = new DateOnly(current.ExamYear - 1, 8, 31),
        SecondReview = true,
    };

    /// <summary>The hospital's, in use, with everything that a general hospital offers; and one that has come to its end.</summary>
    private async Task AddLicencesAsync(Work work, Dictionary<string, Institution> tree)
    {
        var today = ShanghaiTime.Today(clock);
        await AddAsync(tree[DemonstrationPeople.Hospital], "44135001442010411A1001", "周建华", string.Join(' ', Codes.TreatmentSubjects.Entries.Select(entry => entry.Code).Where(code => !code.Contains('.', StringComparison.Ordinal))), today.AddYears(-9), today.AddYears(6));
        await AddAsync(tree[DemonstrationPeople.YichangHospital], "44135004942050211A2101", "向国安", "50", today.AddYears(-15).AddDays(20), today.AddDays(20));

        async Task AddAsync(Institution node, string number, string person, string subjects, DateOnly from, DateOnly to)
        {
            IOwned owner = node;
            var licence = new Licence { Id = Guid.CreateVersion7(), DistrictId = owner.DistrictId, SiteId = owner.SiteId, PointId = owner.PointId, InstitutionId = node.Id, CreatedAt = work.Now };
            licence.Change(new LicenceDetails
            {
                Name = node.Name,
                RegistrationNumber = number,
                LegalRepresentative = person,
                PersonInCharge = person,
                Subjects = subjects,
                IssuingAuthority = "卫生健康行政部门",
                IssuedOn = from,
                ValidFrom = from,
                ValidTo = to,
                Address = node.Profile.Address,
            });
            licence.Use();
            work.Data.Licences.Add(licence);
            await images.AddScanAsync(work, ScanKind.Licence, node, licence.Id, "执业许可证");
        }
    }

    private Guid AddApiClient(Work work)
    {
        var client = new ApiClient
        {
            Id = Guid.CreateVersion7(),
            ClientId = ClientId,
            Name = "示范小程序",
            SecretSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.ClientSecret)),
            Scopes = AuthorizationSetup.SubmissionsScope,
        };
        work.Data.ApiClients.Add(client);
        return client.Id;
    }

    private void AddConfirmationCodes(Work work, IEnumerable<Institution> nodes)
    {
        foreach (var node in nodes.Where(node => node.Kind == InstitutionKind.Institution))
        {
            work.Data.ConfirmationCodes.Add(new ConfirmationCode
            {
                DistrictId = node.DistrictId,
                SiteId = node.SiteId,
                PointId = node.PointId,
                InstitutionId = node.Id,
                Sealed = personal.SealConfirmationCode(node.Id, options.Value.ConfirmationCode),
                IssuedAt = work.Now,
            });
        }
    }
}
