using AdminConsole.Authorization;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Licences;
using AdminConsole.Scans;
using AdminConsole.Tests.Data;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Radzen.Blazor;

namespace AdminConsole.Tests.Features.Licences;

public sealed class LicencePanelTests
{
    private const string Number = "44135001442010411A1001";

    [Fact]
    public async Task AZ10_LockedFromAbove_PanelOffersNothingToChange_AndOpensAgain()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var panel = PanelOf(test);
        await panel.WaitForElementAsync("tbody tr");
        Assert.NotEmpty(panel.FindAll(".licences-head button"));

        await LockAsync(test, locks: true);
        await test.ShowsAsync(() => panel.FindAll(".callout").Count == 1, "the lock is told");
        Assert.Empty(panel.FindAll(".licences-head button"));
        Assert.All(panel.FindAll("tbody button"), button => Assert.Contains("扫描件", button.TextContent, StringComparison.Ordinal));

        await LockAsync(test, locks: false);
        await test.ShowsAsync(() => panel.FindAll(".licences-head button").Count == 1, "the panel is open");
    }

    [Fact]
    public async Task AZ10_LockedFromAbove_OpenDialogGoesReadOnly_KeepsWhatWasTyped_AndSavesNothing()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var dialogs = test.Browser.Render<RadzenDialog>();
        var panel = PanelOf(test);
        await panel.WaitForElementAsync(".licences-head button");
        _ = panel.Find(".licences-head button").ClickAsync(new());
        await dialogs.WaitForElementAsync("#name");
        await dialogs.Find("#name").InputAsync(new ChangeEventArgs { Value = "武汉市第一医院" });
        await dialogs.Find("#registrationNumber").InputAsync(new ChangeEventArgs { Value = Number });

        await LockAsync(test, locks: true);
        await test.ShowsAsync(() => dialogs.Find("#name").HasAttribute("readonly"), "the dialog is read-only");
        Assert.Equal("武汉市第一医院", dialogs.Find("#name").GetAttribute("value"));
        Assert.True(dialogs.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Empty(dialogs.FindAll("input[type=file], .subjects-list"));

        // A form that is submitted all the same (BR-09): the service refuses, the text stays.
        await dialogs.Find("form").SubmitAsync();
        Assert.Contains("该机构已锁定", dialogs.Find(".refusal").TextContent, StringComparison.Ordinal);
        Assert.Equal(Number, dialogs.Find("#registrationNumber").GetAttribute("value"));
        Assert.Equal(0, await test.Host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "licence.add")));

        await LockAsync(test, locks: false);
        await test.ShowsAsync(() => !dialogs.Find("#name").HasAttribute("readonly"), "the dialog is open again");
        await dialogs.Find("form").SubmitAsync();
        Assert.Equal(1, await test.Host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "licence.add")));
    }

    [Fact]
    public async Task Dialog_EndBeforeStart_IsSaidBesideTheField_AndNothingIsLost()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var dialogs = test.Browser.Render<RadzenDialog>();
        var panel = PanelOf(test);
        await panel.WaitForElementAsync(".licences-head button");
        _ = panel.Find(".licences-head button").ClickAsync(new());
        await dialogs.WaitForElementAsync("#name");
        await dialogs.Find("#name").InputAsync(new ChangeEventArgs { Value = "武汉市第一医院" });
        await dialogs.Find("#registrationNumber").InputAsync(new ChangeEventArgs { Value = Number });
        await dialogs.Find("#validFrom").ChangeAsync(new ChangeEventArgs { Value = "2020-01-01" });
        await dialogs.Find("#validTo").ChangeAsync(new ChangeEventArgs { Value = "2019-12-31" });

        await dialogs.Find("form").SubmitAsync();

        Assert.Equal("true", dialogs.Find("#validTo").GetAttribute("aria-invalid"));
        Assert.Equal("有效期截止必须晚于有效期开始", dialogs.Find("#fault-validTo").TextContent.Trim());
        Assert.Equal(("武汉市第一医院", "2019-12-31"), (dialogs.Find("#name").GetAttribute("value"), dialogs.Find("#validTo").GetAttribute("value")));
    }

    [Fact]
    public async Task AZ03_Reviewer_OnlyLooks()
    {
        await using var test = await StartAsync(SampleLibrary.Reviewer);
        var panel = PanelOf(test);

        await panel.WaitForElementAsync("tbody tr");

        Assert.Empty(panel.FindAll(".licences-head button"));
        Assert.DoesNotContain(panel.FindAll("tbody button"), button => button.TextContent.Contains("修改", StringComparison.Ordinal));
    }

    private static async Task LockAsync(PageTest test, bool locks)
    {
        var institutions = test.Host.As<InstitutionService>(SampleLibrary.SiteStaff);
        Assert.True((locks ? await institutions.LockAsync(SampleLibrary.Hospital.Id, null) : await institutions.UnlockAsync(SampleLibrary.Hospital.Id, null)).IsOk);
    }

    private static IRenderedComponent<LicencesPanel> PanelOf(PageTest test) => test.Browser.Render<LicencesPanel>(parameters => parameters.Add(panel => panel.InstitutionId, SampleLibrary.Hospital.Id));

    private static Task<PageTest> StartAsync(AccessScope scope) => PageTest.StartAsync(scope, services => services.AddLicences().AddInstitutions().AddScoped<ScanQueries>(), (services, circuit) =>
    {
        services.AddScoped(_ => circuit.GetRequiredService<LicenceQueries>());
        services.AddScoped(_ => circuit.GetRequiredService<LicenceService>());
        services.AddScoped(_ => circuit.GetRequiredService<ScanQueries>());
        services.AddSingleton<IOptions<UploadOptions>>(Options.Create(new UploadOptions()));
    });
}
