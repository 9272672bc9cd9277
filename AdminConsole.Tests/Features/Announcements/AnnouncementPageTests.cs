using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Features.Announcements;
using AdminConsole.Jobs;
using AdminConsole.Scans;
using AdminConsole.Tests.Data;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Announcements;

public sealed class AnnouncementPageTests
{
    [Fact]
    public async Task Badge_Publication_CountsIt_AndReadingTakesItAway()
    {
        await using var test = await StartAsync(SampleLibrary.Reviewer);
        var badge = test.Browser.Render<UnreadBadge>();
        badge.WaitForAssertion(() => Assert.Equal("2", badge.Find(".nav-badge > span").TextContent));

        var id = await PublishAsync(test, "正文");
        await test.ShowsAsync(() => badge.Find(".nav-badge > span").TextContent == "3", "the badge counts three");

        var page = test.Browser.Render<AnnouncementPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForAssertion(() => Assert.Contains("正文", page.Markup, StringComparison.Ordinal));
        await test.ShowsAsync(() => badge.Find(".nav-badge > span").TextContent == "2", "the badge counts two again");
    }

    [Fact]
    public async Task BR15_Text_IsShownAsItWasTyped_AndOnlyWebAddressesAreLinks()
    {
        await using var test = await StartAsync(SampleLibrary.Reviewer);
        var id = await PublishAsync(test, "<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1)\n\nhttps://www.nmec.org.cn/a");

        var page = test.Browser.Render<AnnouncementPage>(parameters => parameters.Add(shown => shown.Id, id));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".announcement-body p").Count));
        Assert.Empty(page.FindAll("script, img"));
        Assert.Contains("<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1)", page.Find(".announcement-body p").TextContent, StringComparison.Ordinal);
        var link = Assert.Single(page.FindAll(".announcement-body a"));
        Assert.Equal(("https://www.nmec.org.cn/a", "noopener noreferrer"), (link.GetAttribute("href"), link.GetAttribute("rel")));
        Assert.Empty(page.FindAll(".page-head button"));
    }

    [Fact]
    public async Task EditPage_Refused_KeepsWhatWasTypedAndSaysWhatIsWrongBesideTheField()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        var page = test.Browser.Render<AnnouncementEditPage>();
        page.WaitForAssertion(() => page.Find("#title"));

        page.Find("#text").Input("请核对。");
        for (var level = 0; level < 3; level++)
            page.FindAll("fieldset input")[level].Change(false);
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["title", "audience"], page.FindAll(".field-error").Select(error => error.Id!["fault-".Length..])));
        Assert.Equal("请核对。", page.Find("#text").GetAttribute("value"));
        Assert.Equal("true", page.Find("#title").GetAttribute("aria-invalid"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?show=unread&q=%E9%80%9A%E7%9F%A5&page=3&size=50", "?show=unread&q=%E9%80%9A%E7%9F%A5&page=3&size=50")]
    [InlineData("?show=nothing&page=-1&size=1000000&q=%E2%80%AE", "?size=100")]
    public void Filter_Query_RoundTripsAndFallsBack(string query, string expected) => Assert.Equal(expected, AnnouncementFilter.Parse(query).ToQuery());

    private static Task<PageTest> StartAsync(AccessScope scope) => PageTest.StartAsync(
        scope,
        services => services.AddJobs().AddScans(_ => Path.GetTempPath()).AddAnnouncements(),
        (services, circuit) => services.AddScoped(_ => circuit.GetRequiredService<AnnouncementQueries>()).AddScoped(_ => circuit.GetRequiredService<AnnouncementService>()));

    private static async Task<Guid> PublishAsync(PageTest test, string text)
    {
        var service = test.Host.As<AnnouncementService>(SampleLibrary.DistrictStaff);
        var created = await service.CreateAsync(new() { Title = "通知", Text = text, ValidFrom = ShanghaiTime.Today(test.Host.Clock) });
        var version = (await test.Host.As<AnnouncementQueries>(SampleLibrary.DistrictStaff).FindAsync(created.Value))!.Announcement.Version;
        Assert.True((await service.PublishAsync(created.Value, version)).IsOk);
        return created.Value;
    }
}
