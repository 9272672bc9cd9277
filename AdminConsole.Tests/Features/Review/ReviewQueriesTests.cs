using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

public sealed class ReviewQueriesTests
{
    private static readonly ReviewQueueFilter Everything = new() { State = null, Size = 100 };

    [Theory, DatabaseData]
    public async Task AZ06_PageAsync_ShowsAndCountsExactlyTheSubtree(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        foreach (var node in SampleLibrary.Institutions)
            await FileAsync(host, node);

        foreach (var node in SampleLibrary.Nodes)
        {
            var subtree = SampleLibrary.Subtree(node);
            var expected = await host.InspectAsync(data => data.Submissions.Where(row => subtree.Contains(row.InstitutionId)).Select(row => row.Id).ToListAsync());
            var queries = host.As<ReviewQueries>(SampleLibrary.Person(node, Role.DistrictStaff));
            var page = await queries.PageAsync(Everything);
            Assert.Equal(expected.Order(), page.Rows.Select(row => row.Id).Order());
            Assert.Equal((expected.Count, expected.Count, expected.Count), (page.Total, page.Counts.Of(null, QueuePreset.All), await queries.CountAsync(Everything)));
        }
    }

    [Theory, DatabaseData]
    public async Task AZ04_SiblingInstitution_SeesNothingByAnyRead(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, name: "欧阳若兰");
        var place = (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.Place;
        var material = await host.InspectAsync(data => data.Materials.Where(row => row.StorageName == "photo-0").Select(row => row.Id).SingleAsync());
        var sibling = host.As<ReviewQueries>(NeighbourReviewer);
        var one = host.As<ReviewDetailQueries>(NeighbourReviewer);

        Assert.Empty(await sibling.RowsAsync([id]));
        Assert.DoesNotContain((await sibling.PageAsync(Everything)).Rows, row => row.Id == id);
        Assert.Equal(0, (await sibling.PageAsync(Everything with { Institution = SampleLibrary.Hospital.Id })).Total);
        Assert.Equal(0, (await sibling.PageAsync(Everything with { Keyword = host.As<SearchKeywords>(NeighbourReviewer).Keep(NeighbourReviewer.UserId!.Value, "欧阳若兰") })).Total);
        Assert.Equal(0, await sibling.CountAsync(Everything with { Number = place.Id == id ? (await host.As<ReviewQueries>(SampleLibrary.Reviewer).RowsAsync([id]))[0].Number : null }));
        Assert.NotEqual(id, await sibling.NextAsync(Everything, place with { Id = Guid.CreateVersion7() }));
        Assert.Null(await one.DetailAsync(id));
        Assert.Null(await one.StandingAsync(id));
        Assert.Null(await sibling.InstitutionNameAsync(SampleLibrary.Hospital.Id));
        Assert.Null(await one.MaterialAsync(material));
        Assert.NotNull(await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).MaterialAsync(material));
    }

    [Theory, DatabaseData]
    public async Task PageAsync_EveryOrderAndPage_ShowsEachRowOnceInOrder(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await ClearAsync(host);
        for (var i = 0; i < 23; i++)
            await FileAsync(host, SampleLibrary.Hospital, name: $"人{i % 5}", periods: [Period(SampleLibrary.Hospital, 9 + i % 6)], at: new DateTime(2021, 2, 1 + i % 4, 0, 0, 0, DateTimeKind.Utc));
        var queries = host.As<ReviewQueries>(SampleLibrary.Reviewer);

        foreach (var order in Enum.GetValues<ReviewOrder>())
        {
            foreach (var descending in new[] { true, false })
            {
                var filter = new ReviewQueueFilter { Order = order, Descending = descending, Size = 5 };
                var rows = new List<ReviewQueueRow>();
                for (var page = 1; page <= 5; page++)
                    rows.AddRange((await queries.PageAsync(filter with { Page = page })).Rows);
                var whole = (await queries.PageAsync(filter with { Size = 100 })).Rows;
                Assert.Equal(whole.Select(row => row.Id), rows.Select(row => row.Id));
                Assert.Equal(23, rows.Select(row => row.Id).Distinct().Count());
                if (order == ReviewOrder.SubmittedAt)
                    Assert.Equal(descending ? rows.OrderByDescending(row => row.SubmittedAt).Select(row => row.SubmittedAt) : rows.OrderBy(row => row.SubmittedAt).Select(row => row.SubmittedAt), rows.Select(row => row.SubmittedAt));
                if (order == ReviewOrder.Months)
                    Assert.Equal(descending ? rows.Select(row => row.TotalMonths).OrderDescending() : rows.Select(row => row.TotalMonths).Order(), rows.Select(row => row.TotalMonths));
            }
        }

        var past = await queries.PageAsync(new ReviewQueueFilter { Size = 5, Page = ReviewQueueFilter.LastPage });
        Assert.Equal((5, 3), (past.Filter.Page, past.Rows.Count));
    }

    [Theory, DatabaseData]
    public async Task PageAsync_AllStates_MergesThemInOneOrder(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var i = 0; i < 12; i++)
        {
            var id = await FileAsync(host, i % 2 == 0 ? SampleLibrary.Hospital : SampleLibrary.Neighbour, at: new DateTime(2021, 2, 1 + i % 5, 0, 0, 0, DateTimeKind.Utc));
            if (i % 2 == 0)
                await DecideAsync(host, SampleLibrary.Reviewer, id, i % 3 == 0 ? SubmissionAction.Approve : SubmissionAction.Reject, "已核对原始材料");
        }

        foreach (var descending in new[] { true, false })
        {
            var filter = Everything with { Descending = descending, Size = 4 };
            var queries = host.As<ReviewQueries>(SampleLibrary.SiteStaff);
            var first = await queries.PageAsync(filter);
            var rows = new List<ReviewQueueRow>();
            for (var page = 1; page <= (first.Total + 3) / 4; page++)
                rows.AddRange((await queries.PageAsync(filter with { Page = page })).Rows);
            Assert.Equal(first.Total, rows.Select(row => row.Id).Distinct().Count());
            Assert.Equal(descending ? rows.Select(row => row.SubmittedAt).OrderDescending() : rows.Select(row => row.SubmittedAt).Order(), rows.Select(row => row.SubmittedAt));
        }
    }

    [Theory, DatabaseData]
    public async Task PageAsync_EachPresetAndState_HoldsAsManyRowsAsItsCountSays(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await FileAsync(host, SampleLibrary.Hospital);
        await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 9)]);
        await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 13, "刘方")]);
        await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 8, "刘方")]);
        await DecideAsync(host, SampleLibrary.Reviewer, await FileAsync(host, SampleLibrary.Hospital), SubmissionAction.Approve);
        foreach (var who in new[] { SampleLibrary.Reviewer, SampleLibrary.SiteStaff, SampleLibrary.DistrictStaff })
        {
            foreach (var state in Enum.GetValues<SubmissionState>().Select(state => (SubmissionState?)state).Append(null))
            {
                foreach (var preset in Enum.GetValues<QueuePreset>())
                {
                    var page = await host.As<ReviewQueries>(who).PageAsync(Everything with { State = state, Preset = preset });
                    Assert.Equal(page.Total, page.Rows.Count);
                    Assert.Equal(page.Total, page.Counts.Of(state, preset));
                }
            }
        }

        var queries = host.As<ReviewQueries>(SampleLibrary.Reviewer);
        var pending = (await queries.PageAsync(Everything with { State = SubmissionState.Pending })).Counts;
        Assert.Equal([1, 4, 3, 3], new[] { QueuePreset.Green, QueuePreset.NeedsReason, QueuePreset.RedDuration, QueuePreset.RedMentor }.Select(preset => pending.Of(SubmissionState.Pending, preset)));
    }

    [Theory, DatabaseData]
    public async Task PageAsync_WithAKnownList_ShowsWhatItShowsWithout(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var i = 0; i < 6; i++)
            await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, i % 2 == 0 ? 14 : 9)]);
        foreach (var who in new[] { SampleLibrary.Reviewer, SampleLibrary.SiteStaff, SampleLibrary.DistrictStaff })
        {
            var queries = host.As<ReviewQueries>(who);
            var known = await queries.PageAsync(new ReviewQueueFilter { Size = 2, Preset = QueuePreset.RedDuration });
            foreach (var preset in Enum.GetValues<QueuePreset>())
            {
                foreach (var page in new[] { 1, 2, ReviewQueueFilter.LastPage })
                {
                    foreach (var filter in new[] { new ReviewQueueFilter { Size = 2, Preset = preset, Page = page }, new ReviewQueueFilter { Size = 2, Preset = preset, Page = page, Institution = SampleLibrary.Neighbour.Id } })
                    {
                        var (expected, actual) = (await queries.PageAsync(filter), await queries.PageAsync(filter, known));
                        Assert.Equal((expected.Filter, expected.Total, expected.SeasonId), (actual.Filter, actual.Total, actual.SeasonId));
                        Assert.Equal(expected.Rows.Select(row => row.Id), actual.Rows.Select(row => row.Id));
                    }
                }
            }
        }
    }

    [Theory, DatabaseData]
    public async Task PageAsync_Keyword_FindsNamePartWholeDocumentNumberAndNumber(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, name: "欧阳若兰", document: "42010619960504793X");
        await FileAsync(host, SampleLibrary.Hospital, name: "50%_好人");
        var queries = host.As<ReviewQueries>(SampleLibrary.Reviewer);
        var number = (await queries.RowsAsync([id]))[0].Number;

        foreach (var keyword in new[] { "欧阳", "若兰", "42010619960504793X", "42010619960504793x", " 420106 19960504 793x" })
            Assert.Equal([id], await FoundAsync(Everything with { Keyword = Kept(keyword) }));
        foreach (var keyword in new[] { "%", "_", "欧%", "420106199605047", "' OR 1=1 --" })
            Assert.DoesNotContain(id, await FoundAsync(Everything with { Keyword = Kept(keyword) }));
        Assert.Equal([id], await FoundAsync(Everything with { Number = number }));
        Assert.Equal([id], await FoundAsync(Everything with { Number = number[5..].TrimStart('0') }));
        var expired = await queries.PageAsync(Everything with { Keyword = Guid.CreateVersion7() });
        Assert.Equal((0, true), (expired.Total, expired.KeywordExpired));

        Guid Kept(string keyword) => host.Services.GetService(typeof(SearchKeywords)) is SearchKeywords keywords ? keywords.Keep(SampleLibrary.Reviewer.UserId!.Value, keyword) : default;

        async Task<IEnumerable<Guid>> FoundAsync(ReviewQueueFilter filter) => (await queries.PageAsync(filter)).Rows.Select(row => row.Id);
    }

    [Theory, DatabaseData]
    public async Task NextAsync_AfterEachDecision_WalksTheListOfTheFilterToItsEnd(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await ClearAsync(host);
        for (var i = 0; i < 6; i++)
            await FileAsync(host, SampleLibrary.Hospital, name: $"人{i % 2}", periods: [Period(SampleLibrary.Hospital, i % 2 == 0 ? 14 : 9)]);
        await FileAsync(host, SampleLibrary.Neighbour);
        var queries = host.As<ReviewQueries>(SampleLibrary.Reviewer);

        foreach (var filter in new[] { new ReviewQueueFilter(), new() { Order = ReviewOrder.Name, Descending = false }, new() { Order = ReviewOrder.Months }, new() { Preset = QueuePreset.RedDuration, State = null, Descending = false } })
        {
            var list = (await queries.PageAsync(filter with { State = SubmissionState.Pending })).Rows.Select(row => row.Id).ToList();
            for (var i = 0; i + 1 < list.Count; i++)
                Assert.Equal(list[i + 1], await queries.NextAsync(filter, await PlaceAsync(list[i])));
            Assert.Equal(list[0], await queries.NextAsync(filter, await PlaceAsync(list[^1])));
        }

        Assert.Null(await queries.NextAsync(new ReviewQueueFilter { State = SubmissionState.Approved }, await PlaceAsync((await queries.PageAsync(new())).Rows[0].Id)));
        var only = await FileAsync(host, SampleLibrary.Hospital, name: "独一人");
        Assert.Null(await queries.NextAsync(new ReviewQueueFilter { Number = (await queries.RowsAsync([only]))[0].Number }, await PlaceAsync(only)));

        async Task<ReviewPlace> PlaceAsync(Guid id) => (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.Place;
    }

    [Theory, DatabaseData]
    public async Task StandingAsync_AfterEachKindOfChange_SaysWhatHappened(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var queries = host.As<ReviewDetailQueries>(SampleLibrary.Reviewer);
        var opened = (await queries.DetailAsync(id))!;

        Assert.Null((await queries.StandingAsync(id))!.ChangeSince(opened));
        await DecideAsync(host, OtherReviewer, id, SubmissionAction.Return, "请补交材料");
        Assert.Equal(new Phrase("review.changed.decided", OtherReviewer.DisplayName, host.Clock.GetUtcNow().UtcDateTime, SubmissionState.Returned), (await queries.StandingAsync(id))!.ChangeSince(opened));
        var returned = (await queries.DetailAsync(id))!;
        Assert.Null((await queries.StandingAsync(id))!.ChangeSince(returned));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(host, OtherReviewer, id, SubmissionAction.Approve, "材料已经补齐");
        Assert.Equal("review.changed.decided", (await queries.StandingAsync(id))!.ChangeSince(returned)!.Key);
    }

    [Fact]
    public async Task RowsAsync_ForOneInstitution_NamesNone_AndForASiteNamesEach()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var id = await FileAsync(host, SampleLibrary.Hospital, document: "420106199605047932");

        Assert.Equal((null, "420106*****7932"), (await host.As<ReviewQueries>(SampleLibrary.Reviewer).RowsAsync([id])).Select(row => (row.InstitutionName, row.DocumentMasked)).Single());
        Assert.Equal(SampleLibrary.Hospital.Name, (await host.As<ReviewQueries>(SampleLibrary.SiteStaff).RowsAsync([id]))[0].InstitutionName);
        Assert.Equal(2, (await host.As<ReviewQueries>(SampleLibrary.SiteStaff).InstitutionsAsync("")).Count);
    }
}
