using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Institutions;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Features.Institutions;

public sealed class InstitutionQueriesTests
{
    [Theory, DatabaseData]
    public async Task AZ02_AZ06_ListCountsAndSearch_HoldTheSubtreeOnly(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        foreach (var node in SampleLibrary.Nodes)
        {
            var subtree = SampleLibrary.Subtree(node);
            var queries = host.As<InstitutionQueries>(SampleLibrary.Person(node, Role.DistrictStaff));

            var listing = await queries.PageAsync(new InstitutionFilter { Size = 100 });

            Assert.True(subtree.SetEquals(listing.Rows.Select(row => row.Id)));
            Assert.Equal((subtree.Count, subtree.Count), (listing.Total, listing.All));
            var hospitals = await queries.PageAsync(new InstitutionFilter { Text = "医院" });
            Assert.Equal(SampleLibrary.Nodes.Count(row => subtree.Contains(row.Id) && row.Name.Contains("医院", StringComparison.Ordinal)), hospitals.Total);
        }
    }

    [Theory, DatabaseData]
    public async Task AZ04_NodeOutOfScope_IsLikeOneThatDoesNotExist(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var queries = host.As<InstitutionQueries>(SampleLibrary.SiteStaff);

        Assert.NotNull(await queries.FindAsync(SampleLibrary.Hospital.Id));
        Assert.Null(await queries.FindAsync(SampleLibrary.YichangHospital.Id));
        Assert.Null(await queries.FindAsync(SampleLibrary.District.Id));
        Assert.Null(await queries.FindAsync(Guid.CreateVersion7()));
        Assert.Empty(await queries.RowsAsync([SampleLibrary.YichangHospital.Id, SampleLibrary.Stranger.Id]));
    }

    [Theory]
    [DatabaseData("%", 0)]
    [DatabaseData("_", 0)]
    [DatabaseData("\\", 0)]
    [DatabaseData("'", 0)]
    [DatabaseData("第一", 1)]
    [DatabaseData("12420104", 2)]
    [DatabaseData("１２４２０１０４４４１３５００１４ｊ", 1)]
    [DatabaseData("44135", 0)]
    public async Task IN08_SearchText_IsTakenAsItStands(DatabaseKind kind, string text, int expected)
    {
        await using var host = await StartAsync(kind);

        var listing = await host.As<InstitutionQueries>(SampleLibrary.DistrictStaff).PageAsync(new InstitutionFilter { Text = text });

        Assert.Equal(expected, listing.Total);
    }

    [Theory, DatabaseData]
    public async Task PageAsync_Branch_HoldsItsLeaves_AndCountsStay(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        var listing = await host.As<InstitutionQueries>(SampleLibrary.DistrictStaff).PageAsync(new InstitutionFilter { Category = "HOSP" });

        Assert.Equal(3, listing.Total);
        Assert.All(listing.Rows, row => Assert.StartsWith("HOSP", row.CategoryCode, StringComparison.Ordinal));
        Assert.Equal((9, 2, 1), (listing.All, listing.Counts["HOSP-GEN"], listing.Counts["CHS-C"]));
    }

    [Theory, DatabaseData]
    public async Task PageAsync_EveryOrder_PagesThroughEveryRowOnce(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var queries = host.As<InstitutionQueries>(SampleLibrary.DistrictStaff);
        foreach (var order in Enum.GetValues<InstitutionOrder>())
        {
            foreach (var descending in (bool[])[false, true])
            {
                List<Guid> seen = [];
                for (var page = 1; page <= 3; page++)
                    seen.AddRange((await queries.PageAsync(new InstitutionFilter { Order = order, Descending = descending, Page = page, Size = 3 })).Rows.Select(row => row.Id));
                Assert.Equal(9, seen.Distinct().Count());
            }
        }
    }

    [Theory, DatabaseData]
    public async Task PageAsync_PastTheEnd_IsTheLastPage(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        var listing = await host.As<InstitutionQueries>(SampleLibrary.DistrictStaff).PageAsync(new InstitutionFilter { Page = InstitutionFilter.LastPage, Size = 4 });

        Assert.Equal((3, 1), (listing.Filter.Page, listing.Rows.Count));
    }

    [Theory, DatabaseData]
    public async Task PageAsync_State_ShowsLockedOrUnlocked(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, "已核对");
        var queries = host.As<InstitutionQueries>(SampleLibrary.DistrictStaff);

        var locked = await queries.PageAsync(new InstitutionFilter { State = InstitutionLockState.Locked });
        var open = await queries.PageAsync(new InstitutionFilter { State = InstitutionLockState.Unlocked });

        var row = Assert.Single(locked.Rows);
        Assert.Equal(new InstitutionLock(SampleLibrary.SiteStaff.DisplayName, host.Clock.GetUtcNow().UtcDateTime, "已核对"), row.Lock);
        Assert.Equal(8, open.Total);
    }

    [Theory, DatabaseData]
    public async Task Rows_TellTheReportingLevel_AlsoOfTheReadersOwnNode(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        var listing = await host.As<InstitutionQueries>(SampleLibrary.SiteStaff).PageAsync(new InstitutionFilter());
        var own = await host.As<InstitutionQueries>(SampleLibrary.Administrator).FindAsync(SampleLibrary.Hospital.Id);

        Assert.Equal(SampleLibrary.District.Name, listing.Rows.Single(row => row.Id == SampleLibrary.Wuhan.Id).ReportsTo);
        Assert.Equal(SampleLibrary.Qiaokou.Name, listing.Rows.Single(row => row.Id == SampleLibrary.Hospital.Id).ReportsTo);
        Assert.Equal(SampleLibrary.Qiaokou.Name, own!.Row.ReportsTo);
    }

    [Theory, DatabaseData]
    public async Task AZ10_MayLock_NodesBelowOnly(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        var listing = await host.As<InstitutionQueries>(SampleLibrary.SiteStaff).PageAsync(new InstitutionFilter());
        var own = await host.As<InstitutionQueries>(SampleLibrary.Administrator).FindAsync(SampleLibrary.Hospital.Id);
        var reviewer = await host.As<InstitutionQueries>(SampleLibrary.Reviewer).FindAsync(SampleLibrary.Hospital.Id);

        Assert.All(listing.Rows, row => Assert.Equal(row.Id != SampleLibrary.Wuhan.Id, row.MayLock));
        Assert.Equal((false, true, true), (own!.Row.MayLock, own.MayEdit, own.IsOwn));
        Assert.False(reviewer!.MayEdit);
    }

    internal static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services => services.AddInstitutions());
}
