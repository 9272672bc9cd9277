using AdminConsole.Components.Controls;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Features.Practitioners;
using AdminConsole.Jobs;
using AdminConsole.Tests.Data;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;

namespace AdminConsole.Tests.Features.Practitioners;

public sealed class PractitionerPageTests
{
    [Fact]
    public async Task BR08_WhatIsSearched_NeverStandsInTheAddress()
    {
        await using var test = await StartAsync();
        var navigation = test.Browser.Services.GetRequiredService<NavigationManager>();
        var page = test.Browser.Render<PractitionerListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        // Not awaited: it waits for typing to pause, which under this clock it never does.
        _ = page.Find(".search-box input").InputAsync(new ChangeEventArgs { Value = SampleLibrary.MentorNumber });
        await page.Find(".search-box input").KeyDownAsync(Key.Enter);

        await page.WaitForAssertionAsync(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Matches(@"/practitioners\?q=[0-9a-f]{32}$", navigation.Uri);
        Assert.DoesNotContain(SampleLibrary.MentorNumber, page.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StateAndPage_StandInTheAddress_AndAReloadShowsTheSame()
    {
        await using var test = await StartAsync();
        var navigation = test.Browser.Services.GetRequiredService<NavigationManager>();
        var page = test.Browser.Render<PractitionerListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        await page.Find("select").ChangeAsync(new ChangeEventArgs { Value = nameof(PractitionerState.Suspended) });
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll("tbody tr")));
        Assert.EndsWith("/practitioners?state=suspended", navigation.Uri, StringComparison.Ordinal);

        navigation.NavigateTo("practitioners?page=2&size=1");
        await page.WaitForAssertionAsync(() => Assert.Equal("2", page.Find(".pager input").GetAttribute("value")));
        var reloaded = test.Browser.Render<PractitionerListPage>();
        await reloaded.WaitForAssertionAsync(() => Assert.Equal(page.Find("tbody").TextContent, reloaded.Find("tbody").TextContent));
        Assert.Single(reloaded.FindAll("tbody tr"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?state=cancelled&page=3&size=50", "?state=cancelled&page=3&size=50")]
    [InlineData("?q=李四&state=x&page=0&size=100000", "?size=100")]
    public void IN08_Filter_Query_RoundTripsAndFallsBack(string query, string expected) => Assert.Equal(expected, PractitionerFilter.Parse(query).ToQuery());

    [Fact]
    public async Task Correct_Saved_TellsHowManyFilingsChanged()
    {
        await using var test = await StartAsync();
        var dialogs = test.Browser.Render<RadzenDialog>();
        var page = test.Browser.Render<PractitionerListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        var row = page.FindAll("tbody tr").Single(item => item.TextContent.Contains(SampleLibrary.WrongName, StringComparison.Ordinal));

        var correcting = row.QuerySelector("button")!.ClickAsync(new());
        await dialogs.WaitForElementAsync("#name");
        await dialogs.Find("#name").ChangeAsync(new ChangeEventArgs { Value = SampleLibrary.RightName });
        await dialogs.Find("form").SubmitAsync();
        Assert.Contains("请填写", dialogs.Find("#fault-reason").TextContent, StringComparison.Ordinal);
        await dialogs.Find("#reason").ChangeAsync(new ChangeEventArgs { Value = "登记有误" });
        await dialogs.Find("form").SubmitAsync();
        await correcting;

        var notice = Assert.Single(test.Browser.Services.GetRequiredService<Radzen.NotificationService>().Messages);
        Assert.Contains("4 份申报", notice.Summary, StringComparison.Ordinal);
        Assert.Contains(SampleLibrary.RightName, page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_SomebodyWasFaster_StaysOpenAndSaysSo()
    {
        await using var test = await StartAsync();
        var dialogs = test.Browser.Render<RadzenDialog>();
        var page = test.Browser.Render<PractitionerListPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        _ = page.FindAll("tbody tr").Single(item => item.TextContent.Contains(SampleLibrary.WrongName, StringComparison.Ordinal)).QuerySelector("button")!.ClickAsync(new());
        await dialogs.WaitForElementAsync("#name");
        var version = await test.Host.InspectAsync(data => data.Practitioners.Where(row => row.Id == SampleLibrary.MentorId).Select(row => row.Version).SingleAsync());
        var faster = new CorrectPractitionerInput { Name = "陈一", Level = "1", Category = "110", PracticeInstitution = "别处", State = PractitionerState.Suspended, Reason = "更正" };
        Assert.True((await test.Host.As<PractitionerService>(SampleLibrary.DistrictStaff).CorrectAsync(SampleLibrary.MentorId, faster, version)).IsOk);

        await dialogs.Find("#name").ChangeAsync(new ChangeEventArgs { Value = "陈二" });
        await dialogs.Find("#reason").ChangeAsync(new ChangeEventArgs { Value = "登记有误" });
        await dialogs.Find("form").SubmitAsync();

        Assert.Equal("数据已被他人修改，请刷新后重试", dialogs.Find(".refusal").TextContent);
        Assert.Equal("陈二", dialogs.Find("#name").GetAttribute("value"));
        await test.ShowsAsync(() => page.Find("tbody").TextContent.Contains("暂停执业", StringComparison.Ordinal), "the list follows");
    }

    private static Task<PageTest> StartAsync() => PageTest.StartAsync(SampleLibrary.DistrictStaff, services => services.AddJobs().AddPractitioners(), (services, circuit) =>
    {
        services.AddSingleton<SearchKeywords>();
        services.AddScoped(_ => circuit.GetRequiredService<PractitionerQueries>());
        services.AddScoped(_ => circuit.GetRequiredService<PractitionerService>());
        services.AddScoped(_ => circuit.GetRequiredService<JobService>());
    });
}
