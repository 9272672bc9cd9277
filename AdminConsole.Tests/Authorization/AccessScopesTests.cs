using System.Security.Claims;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Authorization;

public sealed class AccessScopesTests
{
    [Theory, DatabaseData]
    public async Task AZ05_ClaimsOfRoleAndNode_ChangeNothing(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var user = await UserAsync(host);

        var scope = await ScopesOf(host).OfAsync(Principal(
            user.Id, new Claim(ClaimTypes.Role, nameof(Role.DistrictStaff)), new Claim("institution", $"{SampleLibrary.Neighbour.Id}"), new Claim(AccessScopes.ClientIdClaim + "s", $"{SampleLibrary.FirstClient}")));

        Assert.Equal((ScopeKind.Institution, SampleLibrary.Hospital.Id, (Guid?)user.Id, user.DisplayName), (scope.Kind, scope.NodeId, scope.UserId, scope.DisplayName));
        Assert.Equal([Role.InstitutionReviewer], scope.Roles);
    }

    [Theory, DatabaseData]
    public async Task AZ07_RoleTakenAway_TakesEffectAtOnce(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var user = await UserAsync(host);
        Assert.NotEmpty((await ScopesOf(host).OfAsync(Principal(user.Id))).Roles);

        await ChangeAsync(host, user.Id, row => row.Roles.Clear());

        Assert.Empty((await ScopesOf(host).OfAsync(Principal(user.Id))).Roles);
    }

    [Theory, DatabaseData]
    public async Task AZ07_DisabledUser_SeesNothingAtOnce(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var user = await UserAsync(host);
        await ScopesOf(host).OfAsync(Principal(user.Id));

        await ChangeAsync(host, user.Id, row => row.Disabled = true);

        Assert.Same(AccessScope.None, await ScopesOf(host).OfAsync(Principal(user.Id)));
    }

    [Theory, DatabaseData]
    public async Task AU11_StampRenewed_EndsTheSession_AndWithoutOneNobodyIsThere(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var user = await UserAsync(host);
        Assert.NotSame(AccessScope.None, await ScopesOf(host).OfAsync(Principal(user.Id)));
        Assert.Same(AccessScope.None, await ScopesOf(host).OfAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{user.Id}")], "test"))));

        await ChangeAsync(host, user.Id, row => row.RenewStamp());

        Assert.Same(AccessScope.None, await ScopesOf(host).OfAsync(Principal(user.Id)));
        Assert.Equal(SampleLibrary.Hospital.Id, (await ScopesOf(host).OfUserAsync(user.Id)).NodeId);
    }

    [Fact]
    public async Task OfAsync_AskedAgain_IsAnsweredFromMemoryForAWhile()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);
        var user = await UserAsync(host);
        var first = await ScopesOf(host).OfAsync(Principal(user.Id));

        Assert.Same(first, await ScopesOf(host).OfAsync(Principal(user.Id)));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotSame(first, await ScopesOf(host).OfAsync(Principal(user.Id)));
    }

    [Fact]
    public async Task OfAsync_NobodyAndStrangers_AreNone()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);
        var scopes = ScopesOf(host);

        Assert.Same(AccessScope.None, await scopes.OfAsync(new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.Same(AccessScope.None, await scopes.OfAsync(Principal(Guid.CreateVersion7())));
        Assert.Same(AccessScope.None, await scopes.OfAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "no id")], "test"))));
    }

    [Fact]
    public async Task AZ11_ApiClient_GetsItsOwnScopeAndNoPage()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(AccessScopes.ClientIdClaim, SampleLibrary.FirstClient.ToString()), new Claim(ClaimTypes.Name, "first")], "test"));

        var scope = await ScopesOf(host).OfAsync(principal);

        Assert.Equal((ScopeKind.ApiClient, SampleLibrary.FirstClient, "first"), (scope.Kind, scope.NodeId, scope.DisplayName));
        Assert.False(await IsAllowedAsync(host, principal, Permission.ViewInstitutions));
    }

    [Theory]
    [InlineData(Permission.ViewReviewQueue, true)]
    [InlineData(Permission.CorrectPractitioners, false)]
    public async Task RequirePermission_AsksTheCurrentScope(Permission permission, bool expected)
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);
        var user = await UserAsync(host);

        Assert.Equal(expected, await IsAllowedAsync(host, Principal(user.Id), permission));
    }

    private static async Task<bool> IsAllowedAsync(DataHost host, ClaimsPrincipal principal, Permission permission)
    {
        var requirement = new RequirePermissionAttribute(permission);
        var context = new AuthorizationHandlerContext([requirement], principal, resource: null);
        await new PermissionAuthorizationHandler(ScopesOf(host)).HandleAsync(context);
        return context.HasSucceeded;
    }

    private static AccessScopes ScopesOf(DataHost host) => host.Services.GetRequiredService<AccessScopes>();

    private static ClaimsPrincipal Principal(Guid userId, params Claim[] claims) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId.ToString()), new Claim(AuditOrigin.SessionClaim, SampleLibrary.SessionOf(userId)), .. claims], "test"));

    private static Task<AppUser> UserAsync(DataHost host) => host.InspectAsync(data => data.Users.SingleAsync(row => row.InstitutionId == SampleLibrary.Hospital.Id));

    private static async Task ChangeAsync(DataHost host, Guid id, Action<AppUser> change)
    {
        var result = await host.As(SampleLibrary.DistrictStaff).WriteAsync<Done>(async work =>
        {
            var row = await work.Data.Users.Include(user => user.Roles).SingleAsync(user => user.Id == id);
            change(row);
            work.Audit("user.edit", nameof(AppUser), id);
            work.Publish(ChangeKind.User, id, row);
            return Done.Yes;
        });
        Assert.True(result.IsOk);
    }
}
