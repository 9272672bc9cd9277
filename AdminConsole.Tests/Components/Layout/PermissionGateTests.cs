using AdminConsole.Authorization;
using AdminConsole.Components.Layout;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.TestSupport;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Components.Layout;

public sealed class PermissionGateTests : ComponentTest
{
    private readonly ActingScope acting = new(null!, null!);

    public PermissionGateTests()
    {
        Services.AddScoped(_ => acting);
        Services.AddSingleton<ChangeFeed>();
        Services.AddCascadingAuthenticationState();
        ComponentFactories.AddStub<MainLayout>(parameters => parameters.Get(layout => layout.Body!));
    }

    [Theory]
    [InlineData(Role.DistrictStaff, true)]
    [InlineData(Role.InstitutionReviewer, false)]
    public void AZ04_Gate_PageWithPermission_OpensOnlyForItsHolders(Role role, bool opens)
    {
        AddAuthorization().SetAuthorized("王敏");
        acting.Use(Person(role));

        Assert.Equal(opens, Show<RegistryPage>().Markup.Contains("content", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AZ07_OpenScreen_PersonLosesTheRole_IsLoadedAnewWithinAMinute(bool here)
    {
        AddAuthorization().SetAuthorized("王敏");
        acting.Use(Person(Role.DistrictStaff));
        var navigation = Services.GetRequiredService<Bunit.TestDoubles.BunitNavigationManager>();
        Show<RegistryPage>();
        Assert.Empty(navigation.History);

        acting.Use(AccessScope.None);
        if (here)
            Services.GetRequiredService<ChangeFeed>().Publish([new ChangeEvent(ChangeKind.User, Guid.CreateVersion7(), default)]);
        else
            Clock.Advance(TimeSpan.FromSeconds(30));

        await Eventually.TrueAsync(() => navigation.History.Any(step => step.Options.ForceLoad), "the screen is loaded anew");
    }

    [Fact]
    public void Gate_RefusedPage_SaysWhy()
    {
        AddAuthorization().SetAuthorized("王敏");
        acting.Use(Person(Role.InstitutionReviewer));

        Assert.Equal("没有访问权限", Show<RegistryPage>().Find("h1").TextContent);
    }

    [Fact]
    public void Gate_PageWithoutPermission_LeavesItToTheRouteView()
    {
        AddAuthorization().SetAuthorized("王敏");
        acting.Use(AccessScope.None);

        Assert.Contains("content", Show<OpenPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Gate_Stranger_IsLeftToTheRouteView()
    {
        AddAuthorization().SetNotAuthorized();
        acting.Use(AccessScope.None);

        Assert.Contains("content", Show<RegistryPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void AZ07_Gate_PermissionTakenAway_ClosesThePageAtTheNextNavigation()
    {
        AddAuthorization().SetAuthorized("王敏");
        acting.Use(Person(Role.DistrictStaff));
        var gate = Show<RegistryPage>();

        acting.Use(Person(Role.SiteStaff));
        gate.Render(parameters => parameters.Add(shown => shown.Page, typeof(RegistryPage)));

        Assert.DoesNotContain("content", gate.Markup, StringComparison.Ordinal);
    }

    private static AccessScope Person(Role role) => AccessScope.ForUser(Guid.CreateVersion7(), "王敏", Guid.CreateVersion7(), "湖北考区", InstitutionKind.District, [role]);

    private IRenderedComponent<PermissionGate> Show<TPage>() =>
        Render<PermissionGate>(parameters => parameters.Add(gate => gate.Page, typeof(TPage)).AddChildContent("content"));

    [RequirePermission(Permission.ViewPractitioners)]
    private sealed class RegistryPage : ComponentBase;

    private sealed class OpenPage : ComponentBase;
}
