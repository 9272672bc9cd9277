using AdminConsole.Authorization;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Home;
using AdminConsole.Tests.Data;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Home;

public sealed class HomePageTests
{
    [Theory]
    [InlineData(Role.DistrictStaff, "review")]
    [InlineData(Role.InstitutionReviewer, "review")]
    [InlineData(Role.InstitutionAdministrator, "review")]
    [InlineData(Role.SystemAdministrator, "api-clients")]
    [InlineData(Role.SecurityAdministrator, "users")]
    public async Task Home_WithAPageToOpen_LeadsToTheFirst(Role role, string expected)
    {
        await using var test = await StartAsync(role);

        test.Browser.Render<HomePage>();

        Assert.EndsWith("/" + expected, test.Browser.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AZ08_Home_WithoutAPageToOpen_SaysWhy()
    {
        await using var test = await StartAsync(Role.AuditAdministrator);

        var page = test.Browser.Render<HomePage>();

        Assert.Contains("您的账号没有业务权限", page.Markup, StringComparison.Ordinal);
    }

    private static Task<PageTest> StartAsync(Role role) => PageTest.StartAsync(SampleLibrary.Person(SampleLibrary.District, role), _ => { }, (_, _) => { });
}
