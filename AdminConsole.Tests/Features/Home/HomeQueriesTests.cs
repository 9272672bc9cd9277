using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Home;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Home;

public sealed class HomeQueriesTests
{
    private const string Season = "2021";

    /// <summary>Whatever the first page says to whomever, the list behind it has as many rows.</summary>
    [Theory, DatabaseData]
    public async Task AZ06_EveryFigure_OfEverybody_IsTheCountOfTheListItLeadsTo(DatabaseKind kind)
    {
        await using var host = await HomeHost.StartAsync(kind);
        await HomeHost.LiveAsync(host, seed: 7, filings: 35);
        var kinds = new HashSet<string>();
        foreach (var node in HomeHost.Lookouts)
        {
            var reader = HomeHost.StaffOf(node);
            var overview = (await host.As<HomeQueries>(reader).OverviewAsync(null))!;
            foreach (var stage in Enum.GetValues<SubmissionStage>())
                await AgreeAsync("stage", overview.Of(stage), HomeAddresses.Stage(Season, stage));
            foreach (var state in Enum.GetValues<SubmissionState>())
                await AgreeAsync("state", overview.ByState.GetValueOrDefault(state)?.Total ?? 0, HomeAddresses.State(Season, state));
            foreach (var preset in Enum.GetValues<QueuePreset>().Where(preset => QueuePresets.Of(preset) is not null))
                await AgreeAsync($"preset {preset}", overview.Of(preset), HomeAddresses.Preset(Season, preset));
            foreach (var reason in overview.Reasons)
                await AgreeAsync("reason", reason.Count, HomeAddresses.Reason(Season, reason.Code));
            foreach (var below in overview.Nodes)
            {
                await AgreeAsync(below.Id is null ? "straight" : "node", below.Red, HomeAddresses.Preset(Season, QueuePreset.Red).Of(below));
                foreach (var stage in Enum.GetValues<SubmissionStage>())
                    await AgreeAsync(below.Id is null ? "straight" : "node", below.Of(stage), HomeAddresses.Stage(Season, stage).Of(below));
            }

            foreach (var institution in overview.Red)
                await AgreeAsync("red institution", institution.Red, HomeAddresses.Preset(Season, QueuePreset.Red).Of(institution));
            Assert.Equal(node.Kind is InstitutionKind.Institution, overview.Nodes.Count == 0);
            if (overview.Nodes.Count > 0)
                Assert.Equal(overview.Of(SubmissionStage.Submitted), overview.Nodes.Sum(below => below.Total));

            async Task AgreeAsync(string what, int figure, ReviewQueueFilter filter)
            {
                Assert.True(figure == await HomeHost.ListedAsync(host, reader, filter.ToAddress()), $"{node.Name}, {what}: {figure} at {filter.ToAddress()}");
                if (figure > 0)
                    kinds.Add(what);
            }
        }

        // Nothing agreed by being 0 everywhere. An identity that is red is refused before it is filed.
        Assert.Empty(((string[])["stage", "state", "reason", "node", "straight", "red institution", "preset Green", "preset NeedsReason", "preset Red", "preset RedDuration", "preset RedMentor", "preset SentBack"]).Except(kinds));
    }

    [Theory, DatabaseData]
    public async Task AZ06_WhatWaits_ForEverybody_IsTheCountOfTheListItLeadsTo(DatabaseKind kind)
    {
        await using var host = await HomeHost.StartAsync(kind);
        await HomeHost.LiveAsync(host, seed: 11, filings: 35);
        var waited = new HashSet<string>();
        foreach (var node in HomeHost.Lookouts)
        {
            var reader = HomeHost.StaffOf(node);
            foreach (var source in host.CircuitOf(reader).GetServices<IWaitingSource>())
            {
                foreach (var line in await source.ReadAsync(reader))
                {
                    Assert.True(line.Count == await HomeHost.ListedAsync(host, reader, line.Address), $"{node.Name}: {line}");
                    if (line.Count > 0)
                        waited.Add(line.Key);
                }
            }
        }

        Assert.Empty(((string[])["review.waiting_pending", "review.waiting_red", "review.waiting_held", "review.waiting_due", "review.waiting_mine", "review.waiting_sent_back", "report.waiting_report", "report.waiting_file", "report.waiting_reported"]).Except(waited));
    }

    /// <summary>A return that is taken back was for no reason; one that stands keeps its own through every resubmission.</summary>
    [Theory, DatabaseData]
    public async Task ReturnReasons_OfAReturnTakenBack_AreNotCounted(DatabaseKind kind)
    {
        await using var host = await HomeHost.StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        await HomeHost.ReturnAsync(host, SampleLibrary.Hospital, id, ["1"]);
        await ChangeAsync(host, id, row => row.Apply(SubmissionAction.Resubmit, SubmissionActor.Candidate));
        var again = await host.As<ReviewService>(SampleLibrary.Reviewer).DecideAsync(
            id, new DecisionInput { Decision = SubmissionAction.Return, Note = "请修改", Feedback = [new FeedbackItem("education", null, "3", "", null)] }, await VersionAsync(host, id));
        Assert.Equal([("1", 1), ("3", 1)], await ReasonsAsync());

        Assert.True((await host.As<ReviewService>(SampleLibrary.Reviewer).UndoAsync(again.Value.Id)).IsOk);

        // Who returned it was the same person, who alone may take it back.
        Assert.Equal([("1", 1)], await ReasonsAsync());

        async Task<IEnumerable<(string, int)>> ReasonsAsync() => (await host.As<HomeQueries>(SampleLibrary.DistrictStaff).OverviewAsync(Season))!.Reasons.Select(reason => (reason.Code, reason.Count));
    }

    [Theory, DatabaseData]
    public async Task AZ02_OverviewAsync_WithoutASightOfFilings_IsNothing(DatabaseKind kind)
    {
        await using var host = await HomeHost.StartAsync(kind);

        Assert.Null(await host.As<HomeQueries>(AccessScope.None).OverviewAsync(null));
        foreach (var role in (Role[])[Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator])
            Assert.Null(await host.As<HomeQueries>(SampleLibrary.Person(SampleLibrary.District, role)).OverviewAsync(null));
        Assert.Equal(Season, (await host.As<HomeQueries>(SampleLibrary.DistrictStaff).OverviewAsync("1999"))!.Season.Id);
    }
}
