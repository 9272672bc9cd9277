using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Features.Institutions;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;

namespace AdminConsole.Tests.Features.Institutions;

public sealed class InstitutionPagesTests
{
    [Fact]
    public async Task CC06_LockMadeElsewhere_ChangesItsRowAndNoOther()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        var page = test.Browser.Render<InstitutionListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(9, page.FindAll("tbody tr").Count));

        await test.Host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, "已核对");

        await test.ShowsAsync(() => RowOf(page, SampleLibrary.Hospital.Name).Contains("已锁定", StringComparison.Ordinal), "the row says so");
        Assert.Contains(SampleLibrary.SiteStaff.DisplayName, RowOf(page, SampleLibrary.Hospital.Name), StringComparison.Ordinal);
        Assert.Contains("已核对", RowOf(page, SampleLibrary.Hospital.Name), StringComparison.Ordinal);
        Assert.Equal(8, page.FindAll("tbody tr").Count(row => row.TextContent.Contains("未锁定", StringComparison.Ordinal)));
        Assert.Contains(SampleLibrary.Hospital.Name, page.Find("[aria-live]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CC06_LockMadeElsewhere_LeavesAListThatItNoLongerBelongsTo()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        test.Browser.Services.GetRequiredService<NavigationManager>().NavigateTo("institutions?state=unlocked");
        var page = test.Browser.Render<InstitutionListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(9, page.FindAll("tbody tr").Count));

        await test.Host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, null);

        await test.ShowsAsync(() => page.FindAll("tbody tr").Count == 8, "the row is gone");
    }

    [Fact]
    public async Task CC06_ChangeOutOfScope_DoesNotReachTheScreen()
    {
        await using var test = await StartAsync(SampleLibrary.SiteStaff);
        var page = test.Browser.Render<InstitutionListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
        var renders = page.RenderCount;

        await test.Host.As<InstitutionService>(SampleLibrary.DistrictStaff).LockAsync(SampleLibrary.YichangHospital.Id, null);
        await test.Host.As<InstitutionService>(SampleLibrary.DistrictStaff).LockAsync(SampleLibrary.Hospital.Id, null);

        await test.ShowsAsync(() => RowOf(page, SampleLibrary.Hospital.Name).Contains("已锁定", StringComparison.Ordinal), "the one in scope");
        Assert.Equal(renders + 1, page.RenderCount);
        Assert.DoesNotContain(SampleLibrary.YichangHospital.Name, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Address_IsTheOnlyPlaceThatSaysWhatIsShown()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        var navigation = test.Browser.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("institutions?category=HOSP&sort=-name&size=20");
        var page = test.Browser.Render<InstitutionListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(3, page.FindAll("tbody tr").Count));

        Assert.Equal("institutions?category=HOSP&state=locked&sort=-name", page.Find(".chips .chip:last-child").GetAttribute("href"));
        await page.FindAll("button.sort")[1].ClickAsync();

        Assert.EndsWith("institutions?category=HOSP&sort=category", navigation.Uri, StringComparison.Ordinal);
        await page.WaitForAssertionAsync(() => Assert.Equal("ascending", page.FindAll("th[aria-sort]")[1].GetAttribute("aria-sort")));
    }

    [Fact]
    public async Task List_OwnNode_HasNoLockButton()
    {
        await using var test = await StartAsync(SampleLibrary.SiteStaff);
        var page = test.Browser.Render<InstitutionListPage>();

        await page.WaitForAssertionAsync(() => Assert.Equal(4, page.FindAll("tbody tr").Count));

        Assert.Equal(3, page.FindAll("tbody button").Count);
        Assert.Empty(page.FindAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Contains(SampleLibrary.Wuhan.Name, StringComparison.Ordinal)).QuerySelectorAll("button"));
    }

    [Fact]
    public async Task BR09_TwoClicksOnLock_OpenOneDialogAndLockOnce()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        var dialogs = test.Browser.Render<RadzenDialog>();
        var page = test.Browser.Render<InstitutionListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(8, page.FindAll("tbody button").Count));

        var first = Button().ClickAsync(new());

        // The button is disabled by now; a browser can be made to forget that.
        var second = Button().ClickAsync(new());
        await dialogs.WaitForAssertionAsync(() => Assert.Single(dialogs.FindAll("form")));
        Assert.Contains(SampleLibrary.Hospital.Name, dialogs.Find(".confirm-things").TextContent, StringComparison.Ordinal);
        await dialogs.Find("textarea").InputAsync(new ChangeEventArgs { Value = "已核对" });
        await dialogs.Find("form").SubmitAsync();
        await Task.WhenAll(first, second);

        var entry = await test.Host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "institution.lock"));
        Assert.Equal("已核对", entry.Reason);

        AngleSharp.Dom.IElement Button() =>
            page.FindAll("tbody tr").Single(row => row.TextContent.Contains(SampleLibrary.Hospital.Name, StringComparison.Ordinal)).QuerySelector("button")!;
    }

    [Fact]
    public async Task AZ10_LockedFromAbove_OpenFormGoesReadOnly_KeepsWhatWasTyped_AndOpensAgain()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var page = DetailOf(test, SampleLibrary.Hospital.Id);
        await page.WaitForElementAsync("#address");
        await page.Find("#address").InputAsync(new ChangeEventArgs { Value = "解放大道1号" });

        await test.Host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, "已核对");

        await test.ShowsAsync(() => page.Find("#address").HasAttribute("readonly"), "the form is read-only");
        Assert.Equal("解放大道1号", page.Find("#address").GetAttribute("value"));
        Assert.True(page.Find("#level").HasAttribute("disabled"));
        Assert.True(page.Find("button[type=submit]").HasAttribute("disabled"));
        await test.ShowsAsync(() => page.Find(".callout").TextContent.Contains(SampleLibrary.SiteStaff.DisplayName, StringComparison.Ordinal), "who locked it is named");

        // A form that is submitted all the same (BR-09): the service refuses, the text stays.
        await page.Find("form").SubmitAsync();
        Assert.Equal("解放大道1号", page.Find("#address").GetAttribute("value"));
        Assert.Equal(0, await test.Host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "institution.edit-profile")));

        await test.Host.As<InstitutionService>(SampleLibrary.SiteStaff).UnlockAsync(SampleLibrary.Hospital.Id, null);
        await test.ShowsAsync(() => !page.Find("#address").HasAttribute("readonly"), "the form is open");
        await page.Find("form").SubmitAsync();
        Assert.Equal("解放大道1号", await AddressAsync(test));
    }

    [Fact]
    public async Task Detail_ProfileChangedElsewhere_IsToldAndNeverPutOverWhatWasTyped()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var page = DetailOf(test, SampleLibrary.Hospital.Id);
        await page.WaitForElementAsync("#address");
        await page.Find("#address").InputAsync(new ChangeEventArgs { Value = "我的地址" });

        await SaveElsewhereAsync(test, "别人的地址");

        await test.ShowsAsync(() => page.FindAll(".refusal").Count == 1, "the change is announced");
        Assert.Equal("我的地址", page.Find("#address").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        Assert.Equal("别人的地址", await AddressAsync(test));
        await page.Find(".refusal button").ClickAsync();
        Assert.Equal("别人的地址", page.Find("#address").GetAttribute("value"));
    }

    [Fact]
    public async Task Detail_UntouchedForm_FollowsWhatIsSavedElsewhere()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var page = DetailOf(test, SampleLibrary.Hospital.Id);
        await page.WaitForElementAsync("#address");

        await SaveElsewhereAsync(test, "别人的地址");

        await test.ShowsAsync(() => page.Find("#address").GetAttribute("value") == "别人的地址", "the form follows");
    }

    [Fact]
    public async Task Detail_Faults_StandBesideTheirFields()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var page = DetailOf(test, SampleLibrary.Hospital.Id);
        await page.WaitForElementAsync("#postcode");
        await page.Find("#postcode").InputAsync(new ChangeEventArgs { Value = "43" });

        await page.Find("form").SubmitAsync();

        Assert.Equal("true", page.Find("#postcode").GetAttribute("aria-invalid"));
        Assert.Equal("请填写6位数字", page.Find("#" + FieldError.IdOf("postcode")).TextContent.Trim());
        Assert.Equal("43", page.Find("#postcode").GetAttribute("value"));
    }

    [Fact]
    public async Task AZ04_DetailOutOfScope_IsLikeARandomId()
    {
        await using var test = await StartAsync(SampleLibrary.Sibling);
        var hidden = DetailOf(test, SampleLibrary.Hospital.Id);
        var random = DetailOf(test, Guid.CreateVersion7());

        await hidden.WaitForElementAsync(".empty-state");
        await random.WaitForElementAsync(".empty-state");

        Assert.Equal(random.Markup, hidden.Markup);
    }

    [Fact]
    public async Task Detail_Reviewer_ReadsOnly()
    {
        await using var test = await StartAsync(SampleLibrary.Reviewer);
        var page = DetailOf(test, SampleLibrary.Hospital.Id);

        await page.WaitForElementAsync("#address");

        Assert.True(page.Find("#address").HasAttribute("readonly"));
        Assert.Empty(page.FindAll("button[type=submit]"));
    }

    [Fact]
    public async Task Detail_TabsOfOtherFeatures_ShowWhereTheyMayAndAreNamedByTheAddress()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        test.Browser.Services.AddSingleton(new InstitutionTab("second", "institution.facts", 20, Permission.EditOwnProfile, typeof(SecondPanel)) { InstitutionsOnly = true });
        test.Browser.Services.AddSingleton(new InstitutionTab("third", "institution.facts", 30, Permission.LockInstitutions, typeof(SecondPanel)));
        test.Browser.Services.GetRequiredService<NavigationManager>().NavigateTo($"institutions/{SampleLibrary.Hospital.Id}?tab=second");

        var page = DetailOf(test, SampleLibrary.Hospital.Id);

        await page.WaitForElementAsync(".second");
        var tabs = page.FindAll(".tabs a").Select(tab => tab.GetAttribute("href")).ToList();
        Assert.Equal($"institutions/{SampleLibrary.Hospital.Id}", tabs[0]);
        Assert.Contains($"institutions/{SampleLibrary.Hospital.Id}?tab=second", tabs);
        Assert.DoesNotContain($"institutions/{SampleLibrary.Hospital.Id}?tab=third", tabs);
        Assert.Equal($"{SampleLibrary.Hospital.Id}", page.Find(".second").TextContent);
        Assert.Empty(page.FindAll("#address"));

        test.Browser.Services.GetRequiredService<NavigationManager>().NavigateTo($"institutions/{SampleLibrary.Hospital.Id}?tab=third");
        await page.WaitForElementAsync("#address");
    }

    [Fact]
    public async Task BR11_ClosedPages_LeaveNoSubscription()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        var before = test.Feed.Count;
        test.Browser.Render<InstitutionListPage>();
        await DetailOf(test, SampleLibrary.Hospital.Id).WaitForElementAsync("#address");
        Assert.Equal(before + 3, test.Feed.Count);

        await test.Browser.DisposeComponentsAsync();

        Assert.Equal(before, test.Feed.Count);
    }

    private static Task<PageTest> StartAsync(AccessScope scope) => PageTest.StartAsync(scope, services => services.AddJobs().AddInstitutions().AddScoped(_ => Strings.Chinese), (services, circuit) =>
    {
        services.AddScoped(_ => circuit.GetRequiredService<InstitutionQueries>());
        services.AddScoped(_ => circuit.GetRequiredService<InstitutionService>());
        services.AddScoped(_ => circuit.GetRequiredService<InstitutionBatchService>());
        services.AddScoped(_ => circuit.GetRequiredService<InstitutionTreeQueries>());
        services.AddScoped(_ => circuit.GetRequiredService<InstitutionTreeService>());
        services.AddScoped(_ => circuit.GetRequiredService<InstitutionNameService>());
        services.AddScoped(_ => circuit.GetRequiredService<InstitutionHistoryQueries>());
        services.AddScoped(_ => circuit.GetRequiredService<InstitutionExportService>());
        services.AddScoped<InstitutionLocking>();
        foreach (var tab in circuit.GetServices<InstitutionTab>())
            services.AddSingleton(tab);
    });

    private sealed class SecondPanel : ComponentBase
    {
        [Parameter]
        public Guid InstitutionId { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddMarkupContent(0, $"<p class=\"second\">{InstitutionId}</p>");
    }

    private static IRenderedComponent<InstitutionDetailPage> DetailOf(PageTest test, Guid id) =>
        test.Browser.Render<InstitutionDetailPage>(parameters => parameters.Add(page => page.Id, id));

    private static string RowOf(IRenderedComponent<InstitutionListPage> page, string name) =>
        page.FindAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;

    private static async Task SaveElsewhereAsync(PageTest test, string address)
    {
        var view = await test.Host.As<InstitutionQueries>(SampleLibrary.SiteStaff).FindAsync(SampleLibrary.Hospital.Id);
        Assert.True((await test.Host.As<InstitutionService>(SampleLibrary.SiteStaff).SaveProfileAsync(view!.Row.Id, Inputs.Filled(SampleLibrary.Hospital, address), view.Row.Version)).IsOk);
    }

    private static Task<string?> AddressAsync(PageTest test) =>
        test.Host.InspectAsync(data => data.Institutions.Where(row => row.Id == SampleLibrary.Hospital.Id).Select(row => row.Profile.Address).SingleAsync());
}
