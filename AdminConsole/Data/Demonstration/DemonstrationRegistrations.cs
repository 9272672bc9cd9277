using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Scans;

namespace AdminConsole.Data.Demonstration;

/// <summary>Applications in every state, and the accounts that an approved one has.</summary>
internal sealed class DemonstrationRegistrations(Work work, PersonalData personal, DemonstrationImages images, IReadOnlyDictionary<string, Institution> tree)
{
    private const string Reviewer = "陈考区";

    private int count;

    public async Task AddAsync(AppUser hospitalAdministrator)
    {
        var district = tree[DemonstrationPeople.District];
        var hospital = tree[DemonstrationPeople.Hospital];
        await ApplyAsync(district, "硚口利济社区卫生服务中心", "44135210", "硚口区利济北路70号", TimeSpan.FromHours(5));
        await ApplyAsync(district, DemonstrationPeople.Clinic, "44135229", "江岸区台北路88号", TimeSpan.FromDays(3));
        (await ApplyAsync(district, "江岸后湖口腔门诊部", "44135237", "江岸区后湖大道21号", TimeSpan.FromDays(2))).Return(Reviewer, work.Now.AddDays(-1), "申请表未盖章，请盖章后重新上传");
        (await ApplyAsync(district, "宜昌夷陵健康咨询有限公司", "44135245", "宜昌市西陵区沿江大道9号", TimeSpan.FromDays(6))).Reject(Reviewer, work.Now.AddDays(-5), "非医疗机构，不属于本平台注册范围");

        var account = Account(hospital, InstitutionAccount.MainName(1), 1, null);
        account.Activate(hospitalAdministrator.Id, work.Now.AddDays(-20));
        var approved = await ApplyAsync(district, hospital.Name, "44135001", hospital.Profile.Address!, TimeSpan.FromDays(24));
        approved.Approve(hospital.Id, account.Name, Reviewer, work.Now.AddDays(-21), null);
        approved.ShowCode(work.Now.AddDays(-20), TimeSpan.Zero);
        Account(hospital, InstitutionAccount.BusinessName(account.Name, InstitutionAccount.ProbationBusiness), null, InstitutionAccount.ProbationBusiness);
        Account(hospital, InstitutionAccount.BusinessName(account.Name, "12"), null, "12").Activate(null, work.Now.AddDays(-10));
    }

    private async Task<Registration> ApplyAsync(Institution reviewer, string name, string organisation, string address, TimeSpan ago)
    {
        count++;
        var body = "52420102" + organisation + OrganisationCode.CheckCharacter(organisation);
        var phone = $"1390000{count:D4}";
        var row = new Registration { Id = Guid.CreateVersion7(), DistrictId = reviewer.Id, InstitutionId = reviewer.Id, AppliedAt = work.Now - ago };
        row.Submit(
            new RegistrationContent(name, address, body + UnifiedSocialCreditCode.CheckCharacter(body), null, "吴主任", "区卫生健康局"),
            new RegistrationPhone(personal.SealRegistrationPhone(row.Id, phone), personal.PhoneIndex(phone), Mask.Phone(phone)),
            work.Now - ago);
        work.Data.Registrations.Add(row);
        await images.AddScanAsync(work, ScanKind.RegistrationForm, row, row.Id, "注册申请表");
        await images.AddScanAsync(work, ScanKind.RegistrationCode, row, row.Id, "统一社会信用代码证");
        return row;
    }

    private InstitutionAccount Account(Institution node, string name, int? number, string? business)
    {
        var account = new InstitutionAccount
        {
            Id = Guid.CreateVersion7(),
            DistrictId = node.DistrictId,
            SiteId = node.SiteId,
            PointId = node.PointId,
            InstitutionId = node.Id,
            Name = name,
            Number = number,
            BusinessCode = business,
            IssuedAt = work.Now.AddDays(-21),
        };
        work.Data.InstitutionAccounts.Add(account);
        return account;
    }
}
