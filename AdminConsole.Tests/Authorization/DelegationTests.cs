using AdminConsole.Authorization;
using AdminConsole.Domain.Accounts;
using AdminConsole.Tests.Data;

namespace AdminConsole.Tests.Authorization;

public sealed class DelegationTests
{
    [Fact]
    public void AZ08_EveryRole_HasOneRow_AndIsGrantedAtItsOwnKindOfNodeOnly()
    {
        Assert.Equal(Enum.GetValues<Role>().Order(), Delegation.All.Select(row => row.Role).Order());
        foreach (var row in Delegation.All)
        {
            foreach (var node in SampleLibrary.Nodes.Where(node => node.Kind != row.Kind))
                Assert.All(SampleLibrary.Nodes, top => Assert.False(SampleLibrary.Person(top, Enum.GetValues<Role>()).MayGrant(row.Role, node, node.Kind)));
        }
    }

    [Fact]
    public void AZ08_Grants_AreThoseOfTheTable()
    {
        Assert.Equal([Role.InstitutionAdministrator, Role.InstitutionReviewer], Of(SampleLibrary.Administrator, SampleLibrary.Hospital));
        Assert.Empty(Of(SampleLibrary.Administrator, SampleLibrary.Neighbour));
        Assert.Empty(Of(SampleLibrary.Reviewer, SampleLibrary.Hospital));
        Assert.Equal([Role.PointStaff], Of(SampleLibrary.SiteStaff, SampleLibrary.Qiaokou));
        Assert.Empty(Of(SampleLibrary.SiteStaff, SampleLibrary.Wuhan));
        Assert.Empty(Of(SampleLibrary.SiteStaff, SampleLibrary.YichangHospital));
        Assert.Equal([Role.SiteStaff], Of(SampleLibrary.DistrictStaff, SampleLibrary.Yichang));
        Assert.Empty(Of(SampleLibrary.DistrictStaff, SampleLibrary.District));
        Assert.Empty(Of(SampleLibrary.DistrictStaff, SampleLibrary.Stranger));
        var security = SampleLibrary.Person(SampleLibrary.District, Role.SecurityAdministrator);
        Assert.Equal([Role.DistrictStaff, Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator], Of(security, SampleLibrary.District));
        Assert.Empty(Of(security, SampleLibrary.Hospital));
    }

    [Theory]
    [InlineData(true, Role.InstitutionAdministrator, Role.InstitutionReviewer)]
    [InlineData(true, Role.AuditAdministrator)]
    [InlineData(false, Role.AuditAdministrator, Role.SystemAdministrator)]
    [InlineData(false, Role.SecurityAdministrator, Role.DistrictStaff)]
    public void AZ08_SeparatedDuties_StandAlone(bool combine, params Role[] roles) => Assert.Equal(combine, Delegation.Combine(roles));

    private static IReadOnlyList<Role> Of(AccessScope scope, AdminConsole.Domain.Institutions.Institution node) => scope.GrantableBy(node, node.Kind);
}
