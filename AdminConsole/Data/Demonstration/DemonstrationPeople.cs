using AdminConsole.Domain.Accounts;

namespace AdminConsole.Data.Demonstration;

/// <summary>A person of the demonstration data; all share the password <c>Demo:Password</c>.</summary>
public sealed record DemonstrationPerson(string UserName, string DisplayName, string NodeName, Role Role);

/// <summary>The demonstration tree's node names, and one person per role.</summary>
public static class DemonstrationPeople
{
    public const string District = "湖北考区", WuhanSite = "武汉考点", YichangSite = "宜昌考点", QiaokouPoint = "硚口区报名点", JianganPoint = "江岸区报名点", XilingPoint = "西陵区报名点";
    public const string Hospital = "武汉市第一医院", Neighbour = "汉正街社区卫生服务中心", Huaqiao = "花桥社区卫生服务中心", Clinic = "江岸便民内科诊所", YichangHospital = "宜昌市西陵中医医院", ProvincialHospital = "湖北省直示范医院";

    public static IReadOnlyList<DemonstrationPerson> All { get; } =
    [
        new("district", "陈考区", District, Role.DistrictStaff),
        new("site", "周考点", WuhanSite, Role.SiteStaff),
        new("point", "吴报名", QiaokouPoint, Role.PointStaff),
        new("hospital-admin", "郑管理", Hospital, Role.InstitutionAdministrator),
        new("reviewer", "李审核", Hospital, Role.InstitutionReviewer),
        new("reviewer2", "孙审核", Hospital, Role.InstitutionReviewer),
        new("neighbour", "钱审核", Neighbour, Role.InstitutionReviewer),
        new("yichang-site", "冯考点", YichangSite, Role.SiteStaff),
        new("system", "卫系统", District, Role.SystemAdministrator),
        new("security", "蒋安全", District, Role.SecurityAdministrator),
        new("audit", "沈审计", District, Role.AuditAdministrator),
    ];
}
