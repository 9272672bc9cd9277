using AdminConsole.Components.Controls;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Features.Review;

public sealed class ReviewQueueFilterTests
{
    private static readonly Gen<string?> SomeSeason = Gen.Elements(null, "2021", "2027", "2021B");
    private static readonly Gen<Guid?> SomeId = Gen.Elements<Guid?>(null, Guid.Parse("0199aaaa-0000-7000-8000-000000000001"), Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    private static readonly Arbitrary<ReviewQueueFilter> Filters = (
        from season in SomeSeason
        from state in Gen.Elements(Enum.GetValues<SubmissionState>().Select(state => (SubmissionState?)state).Append(null))
        from stage in Gen.Elements(null, SubmissionStage.Reviewed, SubmissionStage.Approved, (SubmissionStage?)SubmissionStage.Filed)
        from reason in Gen.Elements(null, "1", "12")
        from straight in Gen.Elements(true, false)
        from marks in Gen.Elements(Enum.GetValues<QueuePreset>())
        from institution in SomeId
        from number in Gen.Elements(null, "7", "000123", "2021-000123")
        from keyword in SomeId
        from order in Gen.Elements(Enum.GetValues<ReviewOrder>())
        from down in Gen.Elements(true, false)
        from page in Gen.Choose(1, ReviewQueueFilter.LastPage)
        from size in Gen.Choose(1, ReviewQueueFilter.MostRows)
        select new ReviewQueueFilter
        {
            Season = season,
            State = state,
            Stage = state is null ? stage : null,
            Reason = reason,
            Straight = straight,
            Preset = marks,
            Institution = institution,
            Number = number,
            Keyword = keyword,
            Order = order,
            Descending = down,
            Page = page,
            Size = size,
        }).ToArbitrary();

    [Fact]
    public void Parse_OfToQuery_GivesTheSameFilter() =>
        Prop.ForAll(Filters, filter => ReviewQueueFilter.Parse(filter.ToQuery()) == filter).QuickCheckThrowOnFailure();

    [Fact]
    public void IN08_Parse_OfAnything_GivesAFilterThatFormatsToItself() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        foreach (var query in new[] { text, $"?state={text}&sort={text}&page={text}", $"?size={text}&no={text}&number={text}&q={text}&preset={text}&season={text}&institution={text}", $"?state=all&stage={text}&reason={text}&straight={text}" })
        {
            var filter = ReviewQueueFilter.Parse(query);
            if (ReviewQueueFilter.Parse(filter.ToQuery()) != filter || filter.Size is < 1 or > ReviewQueueFilter.MostRows || filter.Page is < 1 or > ReviewQueueFilter.LastPage)
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ToQuery_OfTheDefault_IsEmpty() => Assert.Equal("", ReviewQueueFilter.Default.ToQuery());

    [Theory]
    [InlineData("?page=-1")]
    [InlineData("?page=0")]
    [InlineData("?page=1e3")]
    [InlineData("?page=99999999999999999999999999")]
    [InlineData("?state=1")]
    [InlineData("?state=Pending")]
    [InlineData("?state=pending,approved")]
    [InlineData("?sort=personName;drop table Submissions")]
    [InlineData("?sort=-")]
    [InlineData("?preset=7")]
    [InlineData("?stage=filed")]
    [InlineData("?reason=1%25")]
    [InlineData("?reason=1%20OR%201=1")]
    [InlineData("?straight=2")]
    [InlineData("?season=2021'--")]
    [InlineData("?season=%00")]
    [InlineData("?institution=1 OR 1=1")]
    [InlineData("?q=%E9%99%88%E5%BF%97%E8%BF%9C")]
    [InlineData("?number=%25")]
    [InlineData("?number=2021-000001%0A")]
    [InlineData("?number=420106199605047932")]
    [InlineData("?&&&=&=x&%%%&page")]
    public void IN08_Parse_OfNonsense_FallsBackToTheDefault(string query) => Assert.Equal(ReviewQueueFilter.Default, ReviewQueueFilter.Parse(query));

    [Theory]
    [InlineData("?size=1000000", 100)]
    [InlineData("?size=0", 1)]
    [InlineData("?size=-20", 20)]
    [InlineData("?size=50&size=7", 50)]
    public void IN08_Parse_Size_IsClamped(string query, int expected) => Assert.Equal(expected, ReviewQueueFilter.Parse(query).Size);
}
