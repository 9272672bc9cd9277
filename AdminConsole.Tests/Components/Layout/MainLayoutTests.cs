using AdminConsole.Authorization;
using AdminConsole.Components.Layout;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Operation;
using AdminConsole.Resources;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Components.Layout;

public sealed class MainLayoutTests : ComponentTest
{
    private readonly Drain drain = new();

    [Fact]
    public async Task OP03_ServerThatStops_TellsEveryOpenScreen()
    {
        var layout = Show(Person(Role.InstitutionReviewer), Page("ok"));
        Assert.Empty(layout.FindAll(".drain-notice"));

        await drain.StartAsync();

        await layout.WaitForAssertionAsync(() => Assert.StartsWith("系统正在重启", layout.Find(".drain-notice").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Navigation_EveryRole_ListsOnlyWhatItMayOpen()
    {
        foreach (var role in Enum.GetValues<Role>())
            Assert.Equal(Navigation.Entries.Where(entry => Permissions.Of(entry.Permission).Roles.Contains(role)).Select(entry => entry.Route), Routes(role));
        Assert.Equal("review", Routes(Role.DistrictStaff).First());
        Assert.DoesNotContain("practitioners", Routes(Role.InstitutionReviewer));
        Assert.Equal(["api-clients", "send-failures", "status"], Routes(Role.SystemAdministrator));

        static IEnumerable<string> Routes(Role role) => Navigation.For(Person(role)).Select(entry => entry.Route);
    }

    [Fact]
    public void Navigation_EveryEntry_HasWordsAndItsOwnRoute()
    {
        Assert.All(Navigation.Entries, entry => Assert.NotEqual("", Strings.Chinese[entry.Key]));
        Assert.Equal(Navigation.Entries.Count, Navigation.Entries.Select(entry => entry.Route).Distinct().Count());
    }

    [Fact]
    public void Layout_Person_SaysWhoForWhomAndOffersTheWayOut()
    {
        var layout = Show(Person(Role.InstitutionReviewer), Page("ok"));

        Assert.Contains("武汉市第一医院", layout.Find(".topbar-node").TextContent, StringComparison.Ordinal);
        Assert.Equal("王敏", layout.Find(".me-name").TextContent);
        Assert.Equal("机构审核员", layout.Find(".me-role").TextContent);
        Assert.Equal(["preferences", "sign-out"], layout.FindAll("form[method=post]").Select(form => form.GetAttribute("action")));
        Assert.All(layout.FindAll("form"), form => Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
        Assert.Equal(
            Navigation.For(Person(Role.InstitutionReviewer)).Select(entry => Strings.Chinese[entry.Key]).Prepend("首页"), layout.FindAll("nav.sidebar a").Select(link => link.TextContent.Trim()));
    }

    [Fact]
    public void Layout_Landmarks_AreEachThereOnce()
    {
        var layout = Show(Person(Role.InstitutionReviewer), Page("ok"));

        Assert.Single(layout.FindAll("header"));
        Assert.Single(layout.FindAll("nav"));
        Assert.Equal("main", layout.Find("main").Id);
        Assert.Equal("#main", layout.Find("a.skip-link").GetAttribute("href"));
    }

    [Fact]
    public void Layout_NobodyToOpenAnything_SaysSo() =>
        Assert.Equal("您的角色没有可打开的业务页面。", Show(Person(), Page("ok")).Find(".sidebar-empty").TextContent);

    [Fact]
    public void BR14_Layout_PageFails_ShowsANumberAndKeepsTheRest()
    {
        var fails = true;
        var layout = Show(Person(Role.InstitutionReviewer), builder =>
        {
            if (fails)
                throw new InvalidOperationException("no detail of this reaches the screen");
            builder.AddContent(0, "well again");
        });

        Assert.Matches("^操作失败，请联系管理员（编号 [0-9a-f]{32}）$", layout.Find("main .failure-title").TextContent);
        Assert.DoesNotContain("no detail", layout.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(layout.FindAll("nav.sidebar a"));

        fails = false;
        layout.Find("main .failure button").Click();
        Assert.Equal("well again", layout.Find("main").TextContent.Trim());
    }

    [Fact]
    public void DU06_Layout_DatabaseAway_SaysThatItPasses_AndWhatIsKept()
    {
        var away = true;
        var layout = Show(Person(Role.InstitutionReviewer), builder =>
        {
            if (away)
                throw new TimeoutException();
            builder.AddContent(0, "well again");
        });

        Assert.Equal("系统繁忙，请稍后重试", layout.Find("main .failure-title").TextContent);
        Assert.Contains("草稿都还在", layout.Find("main .failure").TextContent, StringComparison.Ordinal);

        away = false;
        layout.Find("main .failure button").Click();
        Assert.Equal("well again", layout.Find("main").TextContent.Trim());
    }

    private static AccessScope Person(params Role[] roles) => AccessScope.ForUser(Guid.CreateVersion7(), "王敏", Guid.CreateVersion7(), "武汉市第一医院", InstitutionKind.Institution, roles);

    private static RenderFragment Page(string words) => builder => builder.AddContent(0, words);

    private IRenderedComponent<MainLayout> Show(AccessScope scope, RenderFragment page)
    {
        ComponentFactories.AddStub<MessageBell>();
        var acting = new ActingScope(null!, null!);
        acting.Use(scope);
        Services.AddScoped(_ => acting);
        Services.AddSingleton(drain);
        Services.AddSingleton<IPassingFailures, TimeoutsPass>();
        Services.AddScoped<AntiforgeryStateProvider, FixedAntiforgery>();
        return Render<MainLayout>(parameters => parameters.Add(layout => layout.Body, page));
    }

    private sealed class FixedAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }

    /// <summary>In place of the database, which knows its own.</summary>
    private sealed class TimeoutsPass : IPassingFailures
    {
        public AdminConsole.Domain.Error? ErrorOf(Exception? failure) => failure is TimeoutException ? AdminConsole.Data.DataErrors.Busy : null;
    }
}
