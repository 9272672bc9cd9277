using AdminConsole.Components.Controls;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

/// <summary>Whatever is filtered: the address alone brings back the same rows, after a decision, after a reload, and on a colleague's screen.</summary>
public sealed class FilterRoundTripTests
{
    [Theory, DatabaseData]
    public async Task AnyFilter_DecidedGoneBackReloadedAndShared_ShowsTheSameRowsInTheSamePlace(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var random = new Random(20210301);
        for (var i = 0; i < 24; i++)
            await FileAsync(host, SampleLibrary.Hospital, name: $"人{i % 5}", periods: [Period(SampleLibrary.Hospital, 9 + (i % 6))]);
        var (mine, colleagues) = (host.As<ReviewQueries>(SampleLibrary.Reviewer), host.As<ReviewQueries>(OtherReviewer));
        var decisions = 0;
        for (var round = 0; round < 40; round++)
        {
            var filter = AnyOf(random);
            Assert.Equal(filter, ReviewQueueFilter.Parse(filter.ToQuery()));
            Assert.Equal(filter, ReviewQueueFilter.Parse(filter.ToAddress()["review".Length..]));
            var before = await WholeAsync(mine, filter);
            var shown = (await mine.PageAsync(filter)).Rows.Select(row => row.Id).ToList();
            if (shown.Count == 0 || (await mine.RowsAsync([shown[0]]))[0].State != SubmissionState.Pending)
                continue;
            var decided = shown[random.Next(shown.Count)];
            var place = (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(decided))!.Place;
            var next = await mine.NextAsync(filter, place);
            if (!(await DecideAsync(host, SampleLibrary.Reviewer, decided, SubmissionAction.Reject, "不符合要求")).IsOk)
                continue;
            decisions++;

            // Every other row stands where it stood, and the next one is the one that followed.
            var after = await WholeAsync(mine, filter);
            Assert.Equal(before.Where(id => id != decided), after.Where(id => id != decided));
            if (filter.State == SubmissionState.Pending)
            {
                Assert.DoesNotContain(decided, after);
                Assert.Equal(after.Count == 0 ? null : after[before.IndexOf(decided) % after.Count], next);
            }

            var again = await mine.PageAsync(ReviewQueueFilter.Parse(filter.ToQuery()));
            var theirs = await colleagues.PageAsync(ReviewQueueFilter.Parse(filter.ToQuery()));
            Assert.Equal(again.Rows.Select(row => row.Id), filter.Preset == QueuePreset.Mine ? again.Rows.Select(row => row.Id) : theirs.Rows.Select(row => row.Id));
            Assert.Equal(after.Skip((again.Filter.Page - 1) * filter.Size).Take(filter.Size), again.Rows.Select(row => row.Id));
        }

        Assert.InRange(decisions, 5, 40);
    }

    private static ReviewQueueFilter AnyOf(Random random) => new()
    {
        State = random.Next(4) switch { 0 => null, 1 => SubmissionState.Rejected, _ => SubmissionState.Pending },
        Preset = random.GetItems(Enum.GetValues<QueuePreset>(), 1)[0],
        Order = random.GetItems(Enum.GetValues<ReviewOrder>(), 1)[0],
        Descending = random.Next(2) == 0,
        Page = random.Next(1, 4),
        Size = random.GetItems([2, 3, 7, ReviewQueueFilter.DefaultSize], 1)[0],
        Institution = random.Next(5) == 0 ? SampleLibrary.Hospital.Id : null,
        Season = random.Next(3) == 0 ? "2021" : null,
    };

    /// <summary>Every row of the filter, page after page.</summary>
    private static async Task<List<Guid>> WholeAsync(ReviewQueries queries, ReviewQueueFilter filter)
    {
        List<Guid> rows = [];
        for (var page = 1; ; page++)
        {
            var list = await queries.PageAsync(filter with { Page = page });
            if (list.Filter.Page != page || list.Rows.Count == 0)
                return rows;
            rows.AddRange(list.Rows.Select(row => row.Id));
        }
    }
}
