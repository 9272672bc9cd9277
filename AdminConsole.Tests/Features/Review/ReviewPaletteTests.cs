using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

public sealed class ReviewPaletteTests
{
    [Theory, DatabaseData]
    public async Task AZ06_Palette_FindsByNumberAndName_WhatTheQueueWouldAndNoMore(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, name: "欧阳若兰");
        var number = (await host.As<ReviewQueries>(SampleLibrary.Reviewer).RowsAsync([id]))[0].Number;

        foreach (var text in new[] { "欧阳", "欧阳若兰", number })
        {
            var found = Assert.Single(await FindAsync(host, SampleLibrary.Reviewer, text));
            Assert.Equal(($"{number} 欧阳若兰", $"review/{id}"), (found.Words, found.Address));
            Assert.Empty(await FindAsync(host, NeighbourReviewer, text));
            Assert.Empty(await FindAsync(host, SampleLibrary.Person(SampleLibrary.Hospital, Role.AuditAdministrator), text));
            Assert.Single(await FindAsync(host, SampleLibrary.DistrictStaff, text));
        }
    }

    [Fact]
    public async Task BR08_Palette_MoreThanItNames_LeadsToTheQueueUnderAnOpaqueId()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        for (var i = 0; i <= IPaletteSource.Most; i++)
            await FileAsync(host, SampleLibrary.Hospital, name: "司马长风");

        var found = await FindAsync(host, SampleLibrary.Reviewer, "司马");

        Assert.Equal(IPaletteSource.Most + 1, found.Count);
        Assert.Matches("^review\\?state=all&q=[0-9a-f]{32}$", found[^1].Address);
        Assert.Equal(IPaletteSource.Most + 1, (await host.As<ReviewQueries>(SampleLibrary.Reviewer).PageAsync(ReviewQueueFilter.Parse(found[^1].Address["review".Length..]))).Total);
    }

    private static Task<IReadOnlyList<PaletteEntry>> FindAsync(DataHost host, AccessScope scope, string text) =>
        Assert.Single(host.CircuitOf(scope).GetServices<IPaletteSource>()).FindAsync(scope, text);
}
