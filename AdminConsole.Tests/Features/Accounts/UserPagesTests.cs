using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.OpenIdConnect;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts;
using AdminConsole.Outbox;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Outbox;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;

namespace AdminConsole.Tests.Features.Accounts;

/// <summary>The list of users and its dialogs, each act by its button.</summary>
public sealed class UserPagesTests
{
    [Fact]
    public async Task Create_CodeIsShownOnce_AndFaultsStandBesideTheirFields()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var (page, dialogs) = Open(test);
        await page.WaitForElementAsync(".toolbar .button-primary");
        var creating = page.InvokeAsync(() => page.Find(".toolbar .button-primary").ClickAsync(new()));
        await dialogs.WaitForElementAsync("#userName");

        // An institution has no node to choose; what is granted is what its administrator may grant.
        Assert.Empty(dialogs.FindAll("#nodeId"));
        Assert.Contains(SampleLibrary.Hospital.Name, dialogs.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, dialogs.FindAll("fieldset input").Count);
        await dialogs.Find("#userName").ChangeAsync(new ChangeEventArgs { Value = "WS-1" });
        await dialogs.Find("#name").ChangeAsync(new ChangeEventArgs { Value = "护士长" });
        await dialogs.Find("#phone").ChangeAsync(new ChangeEventArgs { Value = "123" });
        await dialogs.Find("form").SubmitAsync();
        Assert.Equal(["userName", "phone", "roles"], dialogs.FindAll(".field-error").Select(fault => fault.Id!["fault-".Length..]));
        Assert.Equal("护士长", dialogs.Find("#name").GetAttribute("value"));

        await dialogs.Find("#userName").ChangeAsync(new ChangeEventArgs { Value = "nurse" });
        await dialogs.Find("#phone").ChangeAsync(new ChangeEventArgs { Value = "13900007788" });
        await dialogs.FindAll("fieldset input")[1].ChangeAsync(new ChangeEventArgs { Value = true });
        await dialogs.Find("form").SubmitAsync();
        await creating;

        await page.WaitForElementAsync(".code-once");
        var code = page.Find(".code-text").TextContent.Trim();
        Assert.Matches("^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$", code);
        Assert.Contains("139****7788", RowOf(page, "nurse"), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".code-once button").ClickAsync(new()));
        Assert.DoesNotContain(code, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AZ08_Buttons_AreThoseThatThePersonMayUse()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        await CreateAsync(test, "nurse", Role.InstitutionReviewer);
        var security = new UserInput { UserName = "guard", Name = "安全员", NodeId = SampleLibrary.District.Id, Roles = [Role.SecurityAdministrator] };
        Assert.True((await test.Host.As<UserService>(SampleLibrary.Person(SampleLibrary.District, Role.SecurityAdministrator)).CreateAsync(security)).IsOk);
        var (page, dialogs) = Open(test);
        await page.WaitForElementAsync("tbody tr");

        Assert.Equal(["修改", "重置密码", "停用", "解除绑定", "删除"], Buttons(page, "nurse").Select(button => button.TextContent));
        Assert.Empty(Buttons(page, "guard"));
        var editing = page.InvokeAsync(() => Buttons(page, "nurse")[0].ClickAsync(new()));
        await dialogs.WaitForElementAsync("#nodeId");
        Assert.Equal([Role.InstitutionAdministrator, Role.InstitutionReviewer], Enum.GetValues<Role>().Where(role => dialogs.Find("fieldset").TextContent.Contains(AdminConsole.Resources.Strings.Chinese[role], StringComparison.Ordinal)));
        await dialogs.Find(".dialog-actions .button").ClickAsync(new());
        await editing;
    }

    [Fact]
    public async Task DisableEnableUnbindResetDelete_EachByItsButton()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var id = await CreateAsync(test, "nurse", Role.InstitutionReviewer);
        var (page, dialogs) = Open(test);
        await page.WaitForElementAsync("tbody tr");

        // By text to the phone first, then shown on the screen.
        await ActAsync("重置密码", async () =>
        {
            Assert.Equal(2, dialogs.FindAll("input[type=radio]").Count);
            await dialogs.Find("form").SubmitAsync();
        });
        Assert.Equal(1, await test.Host.InspectAsync(data => data.OutboxEntries.CountAsync(row => row.About == id)));
        await ActAsync("重置密码", async () =>
        {
            await dialogs.FindAll("input[type=radio]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" });
            await dialogs.Find("form").SubmitAsync();
        });
        await page.WaitForElementAsync(".code-once");

        await ConfirmAsync("解除绑定");
        Assert.Equal(["修改", "重置密码", "停用", "删除"], Buttons(page, "nurse").Select(button => button.TextContent));
        await ConfirmAsync("停用");
        Assert.True(await test.Host.InspectAsync(data => data.Users.Where(row => row.Id == id).Select(row => row.Disabled).SingleAsync()));
        Assert.Equal(["修改", "启用", "删除"], Buttons(page, "nurse").Select(button => button.TextContent));
        await page.InvokeAsync(() => Button("启用").ClickAsync(new()));
        Assert.Contains("停用", Buttons(page, "nurse").Select(button => button.TextContent));
        await ConfirmAsync("删除");
        Assert.DoesNotContain("nurse", page.Markup, StringComparison.Ordinal);
        Assert.Equal(
            ["user.create", "user.delete", "user.disable", "user.enable", "user.reset-password", "user.reset-password", "user.unbind-phone"],
            await test.Host.InspectAsync(data => data.AuditEntries.Where(row => row.ObjectId == $"{id}").Select(row => row.Action).OrderBy(action => action).ToListAsync()));

        AngleSharp.Dom.IElement Button(string words) => Buttons(page, "nurse").Single(button => button.TextContent == words);

        async Task ActAsync(string words, Func<Task> answerAsync)
        {
            // A live run may render anew between finding a button and clicking it.
            var acting = page.InvokeAsync(() => Button(words).ClickAsync(new()));
            await dialogs.WaitForElementAsync(".dialog-actions");
            await answerAsync();
            await acting;
        }

        // The confirmation names the person; the other button is a no.
        async Task ConfirmAsync(string words)
        {
            await ActAsync(words, async () =>
            {
                Assert.Contains("护士长 (nurse)", dialogs.Find(".confirm-things").TextContent, StringComparison.Ordinal);
                await dialogs.Find(".dialog-actions .button").ClickAsync(new());
            });
            await ActAsync(words, () => dialogs.Find(".dialog-actions .button-danger").ClickAsync(new()));
        }
    }

    [Fact]
    public async Task CC06_UserMadeElsewhere_AppearsByItself_AndOneOutOfScopeDoesNot()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var (page, _) = Open(test);
        await page.WaitForElementAsync("tbody tr");

        await CreateAsync(test, "stranger", Role.InstitutionReviewer, SampleLibrary.Neighbour.Id);
        await CreateAsync(test, "nurse", Role.InstitutionReviewer);

        await test.ShowsAsync(() => page.Markup.Contains("nurse", StringComparison.Ordinal), "the row comes");
        Assert.DoesNotContain("stranger", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_GoesIntoTheAddress_AndTheAddressSaysWhatIsShown()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        await CreateAsync(test, "nurse", Role.InstitutionReviewer);
        var navigation = test.Browser.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("users?q=nur&state=active&sort=-userName");
        var page = test.Browser.Render<UserListPage>();
        await page.WaitForElementAsync("tbody tr");

        Assert.Single(page.FindAll("tbody tr"));
        Assert.Equal("nur", page.Find("input[type=search]").GetAttribute("value"));
        await page.Find("select[aria-label=状态]").ChangeAsync(new ChangeEventArgs { Value = "true" });
        Assert.EndsWith("users?q=nur&state=disabled&sort=-userName", navigation.Uri, StringComparison.Ordinal);
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll("tbody tr")));
        Assert.NotEmpty(page.FindAll(".empty-state"));
    }

    private static async Task<Guid> CreateAsync(PageTest test, string userName, Role role, Guid? node = null)
    {
        var input = new UserInput { UserName = userName, Name = "护士长", Phone = "13900007788", NodeId = node ?? SampleLibrary.Hospital.Id, Roles = [role] };
        Assert.True((await test.Host.As<UserService>(SampleLibrary.DistrictStaff).CreateAsync(input)).IsOk);
        return await test.Host.InspectAsync(data => data.Users.Where(row => row.UserName == userName).Select(row => row.Id).SingleAsync());
    }

    private static (IRenderedComponent<UserListPage> Page, IRenderedComponent<RadzenDialog> Dialogs) Open(PageTest test) => (test.Browser.Render<UserListPage>(), test.Browser.Render<RadzenDialog>());

    private static string RowOf(IRenderedComponent<UserListPage> page, string userName) => Row(page, userName).TextContent;

    private static List<AngleSharp.Dom.IElement> Buttons(IRenderedComponent<UserListPage> page, string userName) => [.. Row(page, userName).QuerySelectorAll("button")];

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<UserListPage> page, string userName) =>
        page.FindAll("tbody tr").Single(row => row.QuerySelectorAll("td").Any(cell => cell.TextContent.Trim() == userName));

    private static Task<PageTest> StartAsync(AccessScope scope) => PageTest.StartAsync(
        scope,
        services => services.AddCodes().AddOutbox().AddSingleton<ISmsSender, FakeSmsSender>().AddSingleton<IPasswordHasher<AppUser>, PasswordHasher<AppUser>>().AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>().AddSingleton<PasswordRules>()
            .AddScoped<UserService>().AddScoped<UserQueries>().AddScoped<PasswordResetService>(),
        (services, circuit) => services.AddSingleton(circuit.GetRequiredService<OpenIdConnectProvider>()).AddScoped(_ => circuit.GetRequiredService<UserService>()).AddScoped(_ => circuit.GetRequiredService<UserQueries>()).AddScoped(_ => circuit.GetRequiredService<PasswordResetService>()));
}
