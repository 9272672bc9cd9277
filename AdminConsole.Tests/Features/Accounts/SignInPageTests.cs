using AdminConsole.Authorization.OpenIdConnect;
using AdminConsole.Components.Account;
using AdminConsole.Components.Layout;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts.SignIn;
using AdminConsole.Resources;
using AdminConsole.Tests.Components;
using AdminConsole.Tests.TestSupport;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Accounts;

public sealed class SignInPageTests : ComponentTest
{
    public SignInPageTests()
    {
        Services.AddScoped<AntiforgeryStateProvider, NoAntiforgery>();
        Services.AddOptions().AddSingleton(TimeProvider.System).AddSingleton<OpenIdConnectProvider>();
        Services.AddSingleton(new Assets(new WebRootOf(Repository.FullPath("wwwroot-assets"))));
    }

    [Fact]
    public void SignIn_PlainVisit_AsksForNameAndPassword()
    {
        var page = Show("/sign-in?returnUrl=%2Freview%3Fpage%3D2");

        Assert.Equal(["returnUrl", "userName", "password"], page.FindAll("form[action=sign-in] input[name]").Select(input => input.GetAttribute("name")));
        Assert.Equal("/review?page=2", page.Find("input[name=returnUrl]").GetAttribute("value"));
        Assert.Empty(page.FindAll("#sign-in-failed"));
    }

    [Fact]
    public void AU01_SignIn_AfterARefusal_SaysTheOneSentence() =>
        Assert.Equal("用户名或密码错误", Show("/sign-in?failed=1").Find("#sign-in-failed").TextContent);

    [Fact]
    public void AU05_SignIn_WithoutDemonstrationUsers_ListsNone() => Assert.Empty(Show("/sign-in").FindAll("table"));

    [Fact]
    public void SignIn_DemonstrationUsers_SignInWithOneClick()
    {
        Services.AddSingleton(new DemonstrationUsers([new DemonstrationUser("district", "demo-password", Strings.KeyOf(Role.DistrictStaff), "湖北考区")]));

        var row = Show("/sign-in?returnUrl=%2Freview").Find("tbody tr");

        Assert.Contains("考区工作人员", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [("returnUrl", "/review"), ("userName", "district"), ("password", "demo-password")],
            row.QuerySelectorAll("form[action=sign-in] input[name]").Select(input => (input.GetAttribute("name"), input.GetAttribute("value"))));
    }

    private IRenderedComponent<SignInPage> Show(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<SignInPage>();
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
