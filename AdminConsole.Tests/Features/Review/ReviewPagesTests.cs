using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Components;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

public sealed class ReviewPagesTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task CC06_QueuePage_FilingComesAndGoes_WithoutReload()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        await FileAsync(host, SampleLibrary.Hospital, name: "先到者");
        var page = Render<ReviewQueuePage>();
        page.WaitForAssertion(() => Assert.Contains("先到者", page.Markup, StringComparison.Ordinal), Patience);

        var id = await FileAsync(host, SampleLibrary.Hospital, name: "新来者");
        page.WaitForAssertion(() => Assert.Contains("新来者", page.Find("tr.arrived").TextContent, StringComparison.Ordinal), Patience);
        Assert.NotEmpty(page.Find("[aria-live=polite]").TextContent);
        await DecideAsync(host, OtherReviewer, id, SubmissionAction.Approve);

        // Time passes again and again: the pause between two runs may begin only after the first look at the clock.
        await Eventually.TrueAsync(
            () =>
            {
                host.Clock.Advance(LiveSubscription.Interval);
                return !page.Markup.Contains("新来者", StringComparison.Ordinal);
            },
            "the decided filing leaves the list");
    }

    [Fact]
    public async Task CC06_QueuePage_EventsOfTheSibling_ReachNothing()
    {
        await using var host = await OpenAsync(NeighbourReviewer);
        var page = Render<ReviewQueuePage>();
        page.WaitForElement(".review-table", Patience);
        var renders = page.RenderCount;

        await FileAsync(host, SampleLibrary.Hospital, name: "别家的");
        await FileAsync(host, SampleLibrary.Neighbour, name: "自家的");

        page.WaitForAssertion(() => Assert.Contains("自家的", page.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("别家的", page.Markup, StringComparison.Ordinal);
        Assert.Equal(renders + 1, page.RenderCount);
    }

    [Fact]
    public async Task QueuePage_RegistryCorrected_TurnsTheMarkGreenOnTheOpenScreen()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        await ClearAsync(host);
        var id = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14, SampleLibrary.RightName, SampleLibrary.MentorNumber)]);
        var page = Render<ReviewQueuePage>();
        page.WaitForElement(".mark-red", Patience);

        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            (await work.Data.Practitioners.SingleAsync(row => row.Id == SampleLibrary.MentorId)).Name = SampleLibrary.RightName;
            await work.SaveAsync();
            var submission = await work.Data.Submissions.SingleAsync(row => row.Id == id);
            var season = await work.Data.Seasons.SingleAsync();
            var content = host.Services.GetRequiredService<PersonalData>().OpenContent(await work.Data.SubmissionRevisions.SingleAsync(row => row.SubmissionId == id));
            submission.TakeReport(AdminConsole.Domain.Verification.Verifier.Evaluate(await host.Services.GetRequiredService<FactsReader>().ReadAsync(work.Data, season, content, CancellationToken.None)));
            work.Audit("practitioner.correct", "Practitioner", SampleLibrary.MentorId);
            work.Publish(ChangeKind.Marks, id, submission);
            return Done.Yes;
        });

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".review-table .mark-red")), Patience);
        Assert.Equal(2, page.FindAll(".review-table .mark-green").Count);
    }

    [Fact]
    public async Task BR11_QueuePage_Closed_LeavesNoSubscription()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        var before = host.Feed.Count;
        var page = Render<ReviewQueuePage>();
        page.WaitForElement(".review-table", Patience);
        Assert.Equal(before + 1, host.Feed.Count);

        await DisposeComponentsAsync();

        Assert.Equal(before, host.Feed.Count);
    }

    [Fact]
    public async Task BR08_QueuePage_SearchForAPerson_PutsAnIdIntoTheAddress()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        await FileAsync(host, SampleLibrary.Hospital, name: "欧阳若兰");
        await FileAsync(host, SampleLibrary.Hospital, name: "别人");
        var page = Render<ReviewQueuePage>();
        page.WaitForElement("input[type=search]", Patience);
        page.Find("input[type=search]").Input("若兰");
        await page.Find("input[type=search]").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Enter" });

        page.WaitForAssertion(() => Assert.DoesNotContain("别人", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("欧阳若兰", page.Markup, StringComparison.Ordinal);
        Assert.Matches(@"/review\?q=[0-9a-f]{32}$", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task IN08_QueuePage_HostileAddress_ShowsTheDefaultList()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer, "review?page=-5&size=99999999999&sort=;drop&state=%00&preset='&q=x&institution=1&season=2021%27--&number=%25");
        await FileAsync(host, SampleLibrary.Hospital, name: "照常显示");

        var page = Render<ReviewQueuePage>();

        page.WaitForAssertion(() => Assert.Contains("照常显示", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task BR10_DetailPage_OpenedOnce_IsOneViewAndAForeignOneIsNone()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var foreign = await FileAsync(host, SampleLibrary.Neighbour, name: "别家的");

        var page = Render<SubmissionDetailPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForElement(".decision", Patience);
        var refused = Render<SubmissionDetailPage>(parameters => parameters.Add(shown => shown.Id, foreign));
        refused.WaitForElement(".empty-state", Patience);

        Assert.Equal((1, 0), (await AuditsAsync(host, "submission.view_whole"), await AuditsAsync(host, "submission.view")));
        Assert.DoesNotContain("别家的", refused.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CC02_DetailPage_DecidedByAnother_SaysSoAndKeepsTheText()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var page = Render<SubmissionDetailPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForElement(".decision", Patience);
        await page.InvokeAsync(() => page.FindAll("input[type=radio]")[1].Change(true));
        await page.InvokeAsync(() => page.Find("textarea").Input("我的审核说明"));

        await host.As<ClaimService>(OtherReviewer).TakeOverAsync(id, "同事已离岗", all: false);
        await DecideAsync(host, OtherReviewer, id, SubmissionAction.Return, "请补交材料");
        await Eventually.TrueAsync(
            () =>
            {
                host.Clock.Advance(LiveSubscription.Interval);
                return page.FindAll(".review-changed").Count > 0;
            },
            "the decision is announced");
        await page.InvokeAsync(() => page.Find(".decision .button-primary").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("您的操作未生效", page.Find(".decision [role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("我的审核说明", page.Find("textarea").GetAttribute("value"));
        Assert.Equal(0, await AuditsAsync(host, "submission.reject"));
    }

    [Fact]
    public async Task DetailPage_SubmitAndNext_OpensTheNextOfTheListAndAtTheEndTheList()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        await ClearAsync(host);
        var last = await FileAsync(host, SampleLibrary.Hospital);
        var first = await FileAsync(host, SampleLibrary.Hospital);
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"review/{first}?preset=green");
        var page = Render<SubmissionDetailPage>(parameters => parameters.Add(shown => shown.Id, first));

        await ApproveAsync();
        page.WaitForAssertion(() => Assert.EndsWith($"/review/{last}?preset=green", navigation.Uri, StringComparison.Ordinal), Patience);
        page.Render(parameters => parameters.Add(shown => shown.Id, last));
        Assert.Empty(page.FindAll(".decision"));
        await ApproveAsync();
        page.WaitForAssertion(() => Assert.EndsWith("/review?preset=green", navigation.Uri, StringComparison.Ordinal), Patience);
        Assert.Equal(2, await AuditsAsync(host, "submission.approve"));

        async Task ApproveAsync()
        {
            page.WaitForElement(".decision input", Patience);
            await page.InvokeAsync(() => page.Find(".decision input").Change(true));
            await page.InvokeAsync(() => page.Find(".decision .button-primary").ClickAsync());
        }
    }

    [Fact]
    public async Task CC06_DetailPage_TakenOver_SaysByWhomAndMasksTheNumbersAgain()
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        var id = await FileAsync(host, SampleLibrary.Hospital, document: "420106199605047932");
        var page = Render<SubmissionDetailPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForElement(".decision", Patience);
        Assert.Contains("420106199605047932", page.Markup, StringComparison.Ordinal);

        Assert.Equal(1, (await host.As<ClaimService>(OtherReviewer).TakeOverAsync(id, "同事已经离岗", all: false)).Value);

        await Eventually.TrueAsync(
            () =>
            {
                host.Clock.Advance(LiveSubscription.Interval);
                return page.FindAll(".desk-claim").Count > 0;
            },
            "the page says who took over");
        Assert.Contains(OtherReviewer.DisplayName, page.Find(".desk-claim").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("420106199605047932", page.Markup, StringComparison.Ordinal);
        Assert.True(page.Find(".review-tick input").HasAttribute("disabled"));
    }

    [Fact]
    public Task BR11_DetailPage_OpenedAndClosed_LeavesNoSubscriptionAndNobodyLooking() => CloseOftenAsync(times: 5);

    [Fact, Trait("Category", "Drill")]
    public Task BR11_DetailPage_OpenedAndClosedTwoHundredTimes_LeavesNothing() => CloseOftenAsync(times: 200);

    private async Task CloseOftenAsync(int times)
    {
        await using var host = await OpenAsync(SampleLibrary.Reviewer);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var before = host.Feed.Count;
        for (var time = 0; time < times; time++)
        {
            var page = Render<SubmissionDetailPage>(parameters => parameters.Add(shown => shown.Id, id));
            page.WaitForElement(".decision", Patience);
            Assert.Equal(before + 1, host.Feed.Count);
            await DisposeComponentsAsync();
        }

        Assert.Equal(before, host.Feed.Count);
        await Eventually.TrueAsync(() => host.InspectAsync(data => data.ReviewVisits.AllAsync(row => row.SubmissionId != id)), "nobody is looking any more");
        Assert.Equal(times, await AuditsAsync(host, "submission.view_whole"));
    }

    private async Task<DataHost> OpenAsync(AccessScope who, string address = "review")
    {
        var host = await StartAsync(DatabaseKind.Sqlite);
        var circuit = host.CircuitOf(who);
        Services.AddSingleton(host.Feed);
        Services.AddSingleton(host.Services.GetRequiredService<SearchKeywords>());
        Services.AddSingleton(circuit.GetRequiredService<ActingScope>());
        Services.AddSingleton(circuit.GetRequiredService<ReviewQueries>());
        Services.AddSingleton(circuit.GetRequiredService<ReviewDetailQueries>());
        Services.AddSingleton(circuit.GetRequiredService<ReviewService>());
        Services.AddSingleton(circuit.GetRequiredService<TickService>());
        Services.AddSingleton(circuit.GetRequiredService<ClaimService>());
        Services.AddSingleton(circuit.GetRequiredService<NoteService>());
        Services.AddSingleton(circuit.GetRequiredService<RevealService>());
        Services.AddSingleton(circuit.GetRequiredService<ReviewerService>());
        Services.AddSingleton(circuit.GetRequiredService<ViewService>());
        Services.AddSingleton(circuit.GetRequiredService<BulkApprovalService>());
        Services.AddSingleton(circuit.GetRequiredService<UndoOffer>());
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return host;
    }
}
