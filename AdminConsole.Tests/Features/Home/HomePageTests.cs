using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.ApiClients;
using AdminConsole.Features.Duplicates;
using AdminConsole.Features.Home;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Licences;
using AdminConsole.Features.Messages;
using AdminConsole.Features.Registrations;
using AdminConsole.Features.Reporting;
using AdminConsole.Features.Review;
using AdminConsole.Jobs;
using AdminConsole.Outbox;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Home;

public sealed class HomePageTests
{
    [Fact]
    public async Task Home_Reviewer_SeesWhatWaitsDueFirst_AndTheFiguresOfTheOwnInstitution()
    {
        await using var test = await StartAsync(SampleLibrary.Reviewer);
        await FileAsync(test.Host, SampleLibrary.Hospital);

        var page = test.Browser.Render<HomePage>();

        Assert.Equal(
            ["三日内到期", "待审核", "待审核且有不通过项", "已搁置", "我锁定或搁置的", "上级退回，待处理", "审核通过，未上报"],
            page.FindAll(".waiting-words").Select(words => words.TextContent));
        Assert.Equal("2", page.Find("a[href='review?state=pending'] .waiting-count").TextContent);
        Assert.Equal(["申报进度", "核验不通过率", "退回原因"], page.FindAll(".home-figures h2").Select(head => head.TextContent));
        Assert.Empty(page.FindAll(".node-table"));
        Assert.Empty(page.FindAll("a[href^='statistics']"));
    }

    [Fact]
    public async Task Home_InstitutionAdministrator_SeesTheStandingOfTheInstitution_AndNothingToDecide()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        await test.Host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            var own = await work.Data.Institutions.SingleAsync(row => row.Id == SampleLibrary.Hospital.Id);
            own.Suspend("年检未通过", "考区", work.Now);
            own.Lock("考区", work.Now, "资料已核对");
            work.Audit("institution.lock", nameof(Institution), own.Id);
            return Done.Yes;
        });

        var page = test.Browser.Render<HomePage>();

        Assert.Equal(
            ["本单位已暂停受理", "本单位信息已锁定", "上级退回，待处理", "我单位的变更申请，等待上级", "执业许可证已过期", "执业许可证 30 日内到期"],
            page.FindAll(".waiting-words").Select(words => words.TextContent));
        Assert.Contains("年检未通过", page.Find(".waiting-red .secondary").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.PointStaff)]
    [InlineData(Role.SiteStaff)]
    [InlineData(Role.DistrictStaff)]
    public async Task Home_LevelsAbove_SeeWhatCameFromBelow_AndSinceWhen(Role role)
    {
        var node = role switch { Role.PointStaff => SampleLibrary.Qiaokou, Role.SiteStaff => SampleLibrary.Wuhan, _ => SampleLibrary.District };
        await using var test = await StartAsync(SampleLibrary.Person(node, role));
        var id = await FileAsync(test.Host, SampleLibrary.Hospital);
        await BringToAsync(test.Host, id, SubmissionState.Reported);
        await ChangeAsync(test.Host, id, row =>
        {
            row.NoteStep(null, test.Host.Clock.GetUtcNow().UtcDateTime.AddDays(-14));
            return Done.Yes;
        });

        var page = test.Browser.Render<HomePage>();

        var words = page.FindAll(".waiting-words").Select(line => line.TextContent).ToList();
        Assert.Equal(role == Role.DistrictStaff ? "待备案" : "下级已上报，待考区备案", words[0]);
        Assert.Contains("个工作日", page.Find("a[href='filing'] .secondary").TextContent, StringComparison.Ordinal);
        Assert.Equal(role != Role.PointStaff, words.Contains("机构注册申请待审核"));
        Assert.Contains("变更申请待答复", words);
        Assert.Equal(role == Role.DistrictStaff, words.Contains("疑似重复申报"));
        Assert.Equal(role != Role.PointStaff, page.FindAll("a[href^='statistics']").Count == 1);
        Assert.NotEmpty(page.FindAll(".node-table tbody tr"));
    }

    [Theory]
    [InlineData(Role.SystemAdministrator, new[] { "发送失败", "API 客户端" })]
    [InlineData(Role.SecurityAdministrator, new[] { "API 客户端" })]
    public async Task AZ08_Home_OtherDuties_SeeTheirOwnAndNoFiling(Role role, string[] expected)
    {
        await using var test = await StartAsync(SampleLibrary.Person(SampleLibrary.District, role));

        var page = test.Browser.Render<HomePage>();

        Assert.Equal(expected, page.FindAll(".waiting-words").Select(words => words.TextContent));
        Assert.Empty(page.FindAll(".home-figures"));
    }

    [Fact]
    public async Task AZ08_Home_AuditAdministrator_IsShownTheWayToTheRecordAndNothingElse()
    {
        await using var test = await StartAsync(SampleLibrary.Person(SampleLibrary.District, Role.AuditAdministrator));

        var page = test.Browser.Render<HomePage>();

        Assert.Equal(["audit"], page.FindAll(".empty-state a").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.FindAll(".waiting-line, .home-figures"));
    }

    [Fact]
    public async Task AZ08_Home_WithNothingToOpen_SaysWhy()
    {
        await using var test = await StartAsync(SampleLibrary.Person(SampleLibrary.District));

        Assert.Contains("您的账号没有业务权限", test.Browser.Render<HomePage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_FilingsComing_ChangesTheFigures_AfterThePause()
    {
        await using var test = await StartAsync(SampleLibrary.Reviewer);
        var others = test.Feed.Count;
        var page = test.Browser.Render<HomePage>();
        string Pending() => page.Find("a[href='review?state=pending'] .waiting-count").TextContent;
        Assert.Equal("1", Pending());

        await FileAsync(test.Host, SampleLibrary.Neighbour);
        await FileAsync(test.Host, SampleLibrary.Hospital);
        await test.ShowsAsync(() => Pending() == "2", "the filing that came");
        await FileAsync(test.Host, SampleLibrary.Hospital);
        await test.ShowsAsync(() => Pending() == "3", "the one after it");

        page.Instance.Dispose();
        Assert.Equal(others, test.Feed.Count);
    }

    [Fact]
    public async Task IN08_Home_StrangeSeason_ShowsTheOneUnderWay()
    {
        await using var test = await StartAsync(SampleLibrary.DistrictStaff);
        test.Browser.Services.GetRequiredService<NavigationManager>().NavigateTo("?season=2021'--%00&size=-1");

        Assert.Contains("距离截至审批时间", test.Browser.Render<HomePage>().Find(".page-head p").TextContent, StringComparison.Ordinal);
    }

    private static Task<PageTest> StartAsync(AccessScope scope) => PageTest.StartAsync(
        scope,
        services =>
        {
            services.AddJobs();
            services.AddReview();
            services.AddReporting();
            services.AddOutbox();
            services.AddRegistrations();
            services.AddInstitutions();
            services.AddLicences();
            services.AddDuplicates();
            services.AddMessages();
            services.AddScoped<ApiClientQueries>().AddScoped<IWaitingSource, ApiClientWaiting>();
            services.AddHome();
            services.AddScoped(_ => Strings.Chinese);
        },
        (services, circuit) =>
        {
            services.AddScoped(_ => circuit.GetRequiredService<HomeQueries>());
            services.AddScoped(_ => circuit.GetRequiredService<StatisticsExportService>());
            foreach (var source in circuit.GetServices<IWaitingSource>())
                services.AddScoped(_ => source);
        });
}
