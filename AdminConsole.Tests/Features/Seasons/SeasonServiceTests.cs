using AdminConsole.Domain;
using AdminConsole.Domain.Seasons;
using AdminConsole.Features.Seasons;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Seasons;

public sealed class SeasonServiceTests
{
    [Theory, DatabaseData]
    public async Task Season_CreatedOpenedClosed_IsOnRecordAndAnnounced(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var (seasons, queries) = (host.As<SeasonService>(SampleLibrary.DistrictStaff), host.As<SeasonQueries>(SampleLibrary.DistrictStaff));
        var announced = new List<ChangeEvent>();
        using var subscription = host.Feed.SubscribeImmediate(announced.Add);
        var input = await queries.ProposeAsync();
        Assert.Equal("2022", input.Id);
        (input.Start, input.End, input.Deadline) = (new(2022, 1, 1), new(2022, 6, 30), new(2022, 7, 31));

        Assert.Equal("2022", (await seasons.CreateAsync(input)).Value);
        Assert.Contains("id", (await seasons.CreateAsync(input)).Error!.Fields.Keys);
        var created = (await queries.FindAsync("2022"))!.Season;
        Assert.False(created.IsOpen);
        Assert.Equal("another_season_open", (await seasons.OpenAsync("2022", created.Version)).Error!.Code);
        var old = (await queries.FindAsync("2021"))!.Season;
        Assert.True((await seasons.CloseAsync("2021", old.Version)).IsOk);
        Assert.True((await seasons.OpenAsync("2022", created.Version)).IsOk);

        Assert.Equal(Error.VersionConflict, (await seasons.CloseAsync("2021", old.Version)).Error);
        Assert.Equal(["2022"], await host.InspectAsync(data => data.Seasons.Where(row => row.IsOpen).Select(row => row.Id).ToListAsync()));
        Assert.Equal(3, await host.InspectAsync(data => data.AuditEntries.CountAsync(entry => entry.Action.StartsWith("season."))));
        Assert.Equal(3, announced.Count(change => change.Kind == ChangeKind.Season));
    }

    [Theory, DatabaseData]
    public async Task Save_OtherNotice_IsANewVersionAndTheOldOneStays(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var (seasons, queries) = (host.As<SeasonService>(SampleLibrary.DistrictStaff), host.As<SeasonQueries>(SampleLibrary.DistrictStaff));
        var view = (await queries.FindAsync("2021"))!;
        var input = SeasonInput.Of(view.Season, view.Notice);
        (input.SecondReview, input.RejectedMayRefile, input.ReportOn, input.MentorLoadLimit) = (true, true, ReportOn.Approval, 3);
        input.AddReason();
        input.Reasons[^1].Text = "其他原因";

        Assert.True((await seasons.SaveAsync("2021", input, view.Season.Version)).IsOk);
        var saved = (await queries.FindAsync("2021"))!;
        input = SeasonInput.Of(saved.Season, "新的须知");
        Assert.True((await seasons.SaveAsync("2021", input, saved.Season.Version)).IsOk);

        var newest = (await queries.FindAsync("2021"))!;
        Assert.Equal((1, 2, "新的须知"), (saved.Season.NoticeVersion, newest.Season.NoticeVersion, newest.Notice));
        Assert.Equal((true, true, ReportOn.Approval, 3), (newest.Season.SecondReview, newest.Season.RejectedMayRefile, newest.Season.ReportOn, newest.Season.MentorLoadLimit));
        Assert.Equal(new ReturnReason("7", "其他原因"), newest.Season.ReturnReasons[^1]);
        Assert.Equal(2, await host.InspectAsync(data => data.SeasonNotices.CountAsync(row => row.SeasonId == "2021")));
    }

    [Fact]
    public async Task Manage_WithoutThePermission_IsRefused()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var seasons = host.As<SeasonService>(SampleLibrary.SiteStaff);

        Assert.Equal(Error.Forbidden, (await seasons.CreateAsync(new SeasonInput())).Error);
        Assert.Equal(Error.Forbidden, (await seasons.CloseAsync("2021", Guid.Empty)).Error);
        Assert.Null(await host.As<SeasonQueries>(SampleLibrary.SiteStaff).FindAsync("2021"));
    }

    [Theory, DatabaseData]
    public async Task AZ06_List_CountsWithinTheScope(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        Assert.Equal(4, Assert.Single(await host.As<SeasonQueries>(SampleLibrary.DistrictStaff).ListAsync()).Filed);
        Assert.Equal(1, Assert.Single(await host.As<SeasonQueries>(SampleLibrary.Reviewer).ListAsync()).Filed);
    }

    [Fact]
    public void Input_Empty_NamesEveryFault() => Assert.Equal(
        ["cutOff", "deadline", "end", "examYear", "id", "name", "notice", "reasons", "start"], new SeasonInput { Reasons = [] }.Check()!.Fields.Keys.Order(StringComparer.Ordinal));

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services => services.AddScoped<SeasonQueries>().AddScoped<SeasonService>());
}
