using AdminConsole.Domain.Review;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

public sealed class ViewTests
{
    [Theory, DatabaseData]
    public async Task SavedViews_AreTheirOwnersAlone_CleanedAndLimited(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var mine = host.As<ViewService>(SampleLibrary.Reviewer);
        var person = Guid.CreateVersion7().ToString("N");
        Assert.True((await mine.SaveAsync("  全绿 ", $"?preset=green&q={person}&page=7&sort=months&drop=table")).IsOk);

        var view = Assert.Single(await mine.ListAsync());
        Assert.Equal(("全绿", "?preset=green&sort=months"), (view.Name, view.Query));
        Assert.Equal(["name"], (await mine.SaveAsync("全绿", "")).Error!.Fields.Keys);
        Assert.Equal(["name"], (await mine.SaveAsync(" ", "")).Error!.Fields.Keys);
        Assert.Equal(["name"], (await mine.SaveAsync(new string('长', SavedView.NameLength + 1), "")).Error!.Fields.Keys);
        var other = host.As<ViewService>(OtherReviewer);
        Assert.Empty(await other.ListAsync());
        Assert.True((await other.RemoveAsync(view.Id)).IsOk);
        Assert.Single(await mine.ListAsync());
        for (var i = 1; i < SavedView.MostOfOne; i++)
            Assert.True((await mine.SaveAsync($"视图 {i}", "")).IsOk);
        Assert.Equal("too_many_views", (await mine.SaveAsync("再一个", "")).Error?.Code);
        Assert.True((await mine.RemoveAsync(view.Id)).IsOk);
        Assert.True((await mine.SaveAsync("再一个", "")).IsOk);
    }
}
