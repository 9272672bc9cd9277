using AdminConsole.Authorization;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Tests.Data;

namespace AdminConsole.Tests.Authorization;

/// <summary>Every permission × role × place of the row. The expectations are written out here a second time, on purpose: a changed table must be changed twice.</summary>
public sealed class PermissionMatrixTests
{
    private const string District = "D", Site = "S", Point = "P", Administrator = "A", Reviewer = "R", System = "Y", Security = "X", Auditor = "U";

    /// <summary>Who holds it, and where it reaches: O own node, B below.</summary>
    private static readonly Dictionary<Permission, (string Roles, string Reach)> Expected = new()
    {
        [Permission.ViewReviewQueue] = (District + Site + Point + Administrator + Reviewer, "OB"),
        [Permission.DecideSubmission] = (Reviewer, "O"),
        [Permission.EnterSubmissions] = (District + Administrator + Reviewer, "OB"),
        [Permission.StandInForReviewer] = (District + Site + Point, "B"),
        [Permission.RevealPersonalValue] = (District + Site + Point + Reviewer, "OB"),
        [Permission.ExportSubmissions] = (District + Site + Point + Reviewer, "OB"),
        [Permission.ExportApprovedList] = (District + Site + Point + Reviewer, "OB"),
        [Permission.ReportSubmissions] = (Reviewer, "O"),
        [Permission.ViewReports] = (District + Site + Point + Administrator + Reviewer, "OB"),
        [Permission.ExportReports] = (District + Site + Point + Reviewer, "OB"),
        [Permission.PrintCertificates] = (District + Site + Point + Reviewer, "OB"),
        [Permission.ConfirmReports] = (District + Site + Point, "B"),
        [Permission.FileReports] = (District, "B"),
        [Permission.AnswerPersonalRequests] = (District, "OB"),
        [Permission.CheckRegistrations] = (District + Site + Point, "OB"),
        [Permission.ViewInstitutions] = (District + Site + Point + Administrator + Reviewer, "OB"),
        [Permission.EditOwnProfile] = (District + Site + Point + Administrator, "O"),
        [Permission.EditInstitutions] = (District + Site + Point, "B"),
        [Permission.LockInstitutions] = (District + Site + Point, "B"),
        [Permission.SuspendInstitutions] = (District + Site + Point, "B"),
        [Permission.CreateInstitutions] = (District + Site + Point, "OB"),
        [Permission.MoveInstitutions] = (District + Site, "B"),
        [Permission.DeleteInstitutions] = (District + Site + Point, "B"),
        [Permission.ExportInstitutions] = (District + Site + Point, "OB"),
        [Permission.ImportInstitutions] = (District + Site + Point, "OB"),
        [Permission.RequestChanges] = (Site + Point + Administrator, "O"),
        [Permission.AnswerChangeRequests] = (District + Site + Point, "B"),
        [Permission.ViewPractitioners] = (District, "OB"),
        [Permission.CorrectPractitioners] = (District, "OB"),
        [Permission.ImportPractitioners] = (District, "OB"),
        [Permission.ViewApiClients] = (System + Security, "OB"),
        [Permission.ManageApiClients] = (Security, "OB"),
        [Permission.ResendOutbox] = (District + System, "OB"),
        [Permission.OperateInstallation] = (System, "OB"),
        [Permission.ViewAnnouncements] = (District + Site + Point + Administrator + Reviewer, "OB"),
        [Permission.ManageAnnouncements] = (District, "OB"),
        [Permission.ViewSeasons] = (District + Site + Point + Administrator + Reviewer, "OB"),
        [Permission.ManageSeasons] = (District, "OB"),
        [Permission.FindCandidates] = (District + Site + Point + Reviewer, "OB"),
        [Permission.ViewDuplicates] = (District, "OB"),
        [Permission.ViewRisk] = (District + Site + Point + Administrator + Reviewer, "OB"),
        [Permission.ExportStatistics] = (District + Site, "OB"),
        [Permission.ReviewRegistrations] = (District + Site, "OB"),
        [Permission.DelegateRegistrations] = (District, "B"),
        [Permission.ViewBusinessAccounts] = (District + Site + Point + Administrator, "OB"),
        [Permission.ManageBusinessAccounts] = (Administrator, "O"),
        [Permission.ManageUsers] = (District + Site + Point + Administrator + Security, "OB"),
        [Permission.ViewConfirmationCode] = (District + Site + Point + Administrator + Reviewer, "OB"),
        [Permission.UseConfirmationCode] = (Administrator + Reviewer, "O"),
        [Permission.ViewAudit] = (Auditor + District + Site + Point, "OB"),
        [Permission.ReadAudit] = (Auditor, "OB"),
    };

    private static readonly Dictionary<Role, (string Letter, Institution Node)> Holders = new()
    {
        [Role.DistrictStaff] = (District, SampleLibrary.District),
        [Role.SiteStaff] = (Site, SampleLibrary.Wuhan),
        [Role.PointStaff] = (Point, SampleLibrary.Qiaokou),
        [Role.InstitutionAdministrator] = (Administrator, SampleLibrary.Hospital),
        [Role.InstitutionReviewer] = (Reviewer, SampleLibrary.Hospital),
        [Role.SystemAdministrator] = (System, SampleLibrary.District),
        [Role.SecurityAdministrator] = (Security, SampleLibrary.District),
        [Role.AuditAdministrator] = (Auditor, SampleLibrary.District),
    };

    [Fact]
    public void AZ03_EveryPermission_HasExactlyOneRowAndAnExpectation()
    {
        var all = Enum.GetValues<Permission>().ToHashSet();

        Assert.Equal(Permissions.All.Count, all.Count);
        Assert.True(all.SetEquals(Permissions.All.Select(row => row.Permission)));
        Assert.True(all.SetEquals(Expected.Keys));
        Assert.True(Enum.GetValues<Role>().ToHashSet().SetEquals(Holders.Keys));
    }

    [Fact]
    public void AZ03_PermissionRolePlace_IsAllowedExactlyAsTheTableSays()
    {
        var looked = 0;
        foreach (var permission in Enum.GetValues<Permission>())
        {
            foreach (var (role, holder) in Holders)
            {
                var scope = SampleLibrary.Person(holder.Node, role);
                var holds = Expected[permission].Roles.Contains(holder.Letter, StringComparison.Ordinal);
                Assert.True(scope.Can(permission) == holds, $"{role} {permission}");
                foreach (var node in SampleLibrary.Nodes)
                {
                    looked++;
                    var expected = holds && PlaceOf(node, holder.Node) is { } place && Expected[permission].Reach.Contains(place, StringComparison.Ordinal);
                    Assert.True(scope.Can(permission, node) == expected, $"{role} of {holder.Node.Name}: {permission} on {node.Name} should be {expected}");
                }
            }
        }

        Assert.Equal(Expected.Count * Holders.Count * SampleLibrary.Nodes.Count, looked);
    }

    [Fact]
    public void AZ03_WithoutAnAssignment_NothingIsAllowed()
    {
        var clients = AccessScope.ForApiClient(Guid.CreateVersion7(), "client");
        foreach (var permission in Enum.GetValues<Permission>())
        {
            foreach (var scope in (AccessScope[])[AccessScope.None, AccessScope.System, clients])
            {
                Assert.False(scope.Can(permission));
                Assert.False(scope.Can(permission, SampleLibrary.Hospital));
            }
        }
    }

    [Fact]
    public void AZ08_SeparatedAdministrators_HoldNoBusinessPermission() =>
        Assert.All(Permissions.All.Where(row => row.Permission is not (Permission.ViewApiClients or Permission.ManageApiClients or Permission.ResendOutbox or Permission.OperateInstallation or Permission.ManageUsers or Permission.ViewAudit or Permission.ReadAudit)), row => Assert.DoesNotContain(row.Roles, role => role is Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator));

    [Fact]
    public void Can_SeveralRoles_HoldsWhatAnyOfThemHolds()
    {
        var both = SampleLibrary.Person(SampleLibrary.Hospital, Role.InstitutionAdministrator, Role.InstitutionReviewer);

        Assert.True(both.Can(Permission.EditOwnProfile, SampleLibrary.Hospital) && both.Can(Permission.DecideSubmission, SampleLibrary.Hospital));
    }

    [Theory]
    [InlineData(InstitutionKind.District)]
    [InlineData(InstitutionKind.Site)]
    [InlineData(InstitutionKind.Point)]
    [InlineData(InstitutionKind.Institution)]
    public void Covers_EveryNode_IsExactlyTheSubtree(InstitutionKind kind)
    {
        foreach (var top in SampleLibrary.Nodes.Where(node => node.Kind == kind))
        {
            var scope = SampleLibrary.Person(top, Role.DistrictStaff);
            Assert.True(SampleLibrary.Subtree(top).SetEquals(SampleLibrary.Nodes.Where(scope.Covers).Select(node => node.Id)));
        }
    }

    /// <summary>Own, below or null for parent, sibling and other district, told from the parents alone.</summary>
    private static string? PlaceOf(Institution node, Institution own) => node.Id == own.Id ? "O" : SampleLibrary.Subtree(own).Contains(node.Id) ? "B" : null;
}
