using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Institutions;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Institutions;

public sealed class InstitutionTreeServiceTests
{
    [Theory, DatabaseData]
    public async Task CreateAsync_UnderALevelOfOnesOwn_StandsInTheTreeAndIsFound(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);

        var created = await host.As<InstitutionTreeService>(SampleLibrary.SiteStaff).CreateAsync(New(SampleLibrary.Qiaokou));

        Assert.True(created.IsOk, created.Error?.Code);
        var node = await host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Id == created.Value));
        Assert.Equal(new Ancestry(SampleLibrary.District.Id, SampleLibrary.Wuhan.Id, SampleLibrary.Qiaokou.Id, node.Id), Ancestry.Of(node));
        Assert.Equal(1, (await host.As<InstitutionQueries>(SampleLibrary.DistrictStaff).PageAsync(new InstitutionFilter { Text = "新 建医院" })).Total);
        Assert.Contains("institution.create", await ActionsAsync(host, node.Id));
    }

    [Theory, DatabaseData]
    public async Task CreateAsync_Faults_AllStandBesideTheirFields(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionTreeService>(SampleLibrary.SiteStaff);
        var taken = New(SampleLibrary.Qiaokou) with { Name = "一", CategoryCode = "HOSP" };
        taken.Profile.Code = SampleLibrary.YichangHospital.Code!;

        var result = await service.CreateAsync(taken);
        var elsewhere = await service.CreateAsync(New(SampleLibrary.Xiling));
        var upward = await service.CreateAsync(New(SampleLibrary.Qiaokou) with { Kind = InstitutionKind.Site });

        Assert.Equal(["categoryCode", "code", "name"], result.Error!.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("institution.fault.code_taken", result.Error.Fields["code"][0].Key);
        Assert.Equal(["parentId"], elsewhere.Error!.Fields.Keys);
        Assert.Equal("error.unit_cannot_report_there", upward.Error!.Fields["parentId"][0].Key);
        Assert.Same(Error.Forbidden, (await host.As<InstitutionTreeService>(SampleLibrary.Administrator).CreateAsync(New(SampleLibrary.Hospital))).Error);
    }

    /// <summary>Walks the model: a table that is owned and not moved would be seen by the old level for ever.</summary>
    [Theory, DatabaseData]
    public async Task MoveAsync_EveryOwnedTable_GoesWithTheNode(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var before = await host.InspectAsync(data => data.CountOwnedAsync(SampleLibrary.Hospital, CancellationToken.None));
        Assert.True(before.Count(table => table.Value > 0) >= 8);

        var moved = await host.As<InstitutionTreeService>(SampleLibrary.DistrictStaff).MoveAsync(SampleLibrary.Hospital.Id, SampleLibrary.Yichang.Id, await VersionAsync(host, SampleLibrary.Hospital.Id));

        Assert.True(moved.IsOk, moved.Error?.Code);
        var node = await host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Id == SampleLibrary.Hospital.Id));
        Assert.Equal(new Ancestry(SampleLibrary.District.Id, SampleLibrary.Yichang.Id, null, node.Id), Ancestry.Of(node));
        var rows = await host.InspectAsync(OwnedAsync);
        Assert.Equal(before.Values.Sum(), rows.Count(row => row.InstitutionId == node.Id));
        Assert.All(rows.Where(row => row.InstitutionId == node.Id), row => Assert.Equal(Ancestry.Of(node), Ancestry.Of(row)));
        Assert.Equal(before, await host.InspectAsync(data => data.CountOwnedAsync(node, CancellationToken.None)));
        Assert.Null(await host.As<InstitutionQueries>(SampleLibrary.SiteStaff).FindAsync(node.Id));
    }

    [Theory, DatabaseData]
    public async Task MoveAsync_APoint_TakesEverythingBelowItAlong(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var told = await host.As<InstitutionTreeQueries>(SampleLibrary.DistrictStaff).MovedWithAsync(SampleLibrary.Qiaokou.Id);

        var moved = await host.As<InstitutionTreeService>(SampleLibrary.DistrictStaff).MoveAsync(SampleLibrary.Qiaokou.Id, SampleLibrary.Yichang.Id, await VersionAsync(host, SampleLibrary.Qiaokou.Id));

        Assert.True(moved.IsOk, moved.Error?.Code);
        Assert.Contains(new Phrase("institution.holds_nodes", 2), told!);
        Assert.Contains(new Phrase("institution.holds_filings", 2), told!);
        Guid[] below = [SampleLibrary.Qiaokou.Id, SampleLibrary.Hospital.Id, SampleLibrary.Neighbour.Id];
        var rows = (await host.InspectAsync(OwnedAsync)).Where(row => below.Contains(row.InstitutionId)).ToList();
        Assert.All(rows, row => Assert.Equal((SampleLibrary.Yichang.Id, SampleLibrary.Qiaokou.Id), (row.SiteId, row.PointId)));
        Assert.True(rows.Count > 10);
    }

    [Theory, DatabaseData]
    public async Task AZ10_OwnNode_NeitherMovesNorDeletesItself_AndWhatIsOutOfScopeIsNotFound(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionTreeService>(SampleLibrary.SiteStaff);

        Assert.Equal(InstitutionErrors.OwnNode, (await service.MoveAsync(SampleLibrary.Wuhan.Id, SampleLibrary.District.Id, Guid.Empty)).Error);
        Assert.Equal(InstitutionErrors.OwnNode, (await service.DeleteAsync(SampleLibrary.Wuhan.Id, Guid.Empty)).Error);
        Assert.Same(Error.NotFound, (await service.DeleteAsync(SampleLibrary.YichangHospital.Id, Guid.Empty)).Error);
        Assert.Same(Error.NotFound, (await service.MoveAsync(SampleLibrary.YichangHospital.Id, SampleLibrary.Wuhan.Id, Guid.Empty)).Error);
        var beyond = await service.MoveAsync(SampleLibrary.Hospital.Id, SampleLibrary.Xiling.Id, await VersionAsync(host, SampleLibrary.Hospital.Id));
        Assert.Equal("parentId", Assert.Single(beyond.Error!.Fields).Key);
    }

    [Theory, DatabaseData]
    public async Task DeleteAsync_NodeInUse_IsRefusedWithTheCounts(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionTreeService>(SampleLibrary.DistrictStaff);

        var institution = await service.DeleteAsync(SampleLibrary.Hospital.Id, await VersionAsync(host, SampleLibrary.Hospital.Id));
        var point = await service.DeleteAsync(SampleLibrary.Qiaokou.Id, await VersionAsync(host, SampleLibrary.Qiaokou.Id));

        Assert.Equal("unit_in_use", institution.Error!.Code);
        var said = AdminConsole.Resources.Strings.Chinese.Say(institution.Error.Phrase);
        Assert.Contains("1 名用户、1 份申报、1 名绑定的申报人", said, StringComparison.Ordinal);
        Assert.Contains("2 个下级机构", AdminConsole.Resources.Strings.Chinese.Say(point.Error!.Phrase), StringComparison.Ordinal);
        Assert.True(await host.InspectAsync(data => data.Institutions.AnyAsync(row => row.Id == SampleLibrary.Hospital.Id)));
    }

    [Theory, DatabaseData]
    public async Task DeleteAsync_NodeNobodyUses_GoesWithItsNames_AndStaysOnTheRecord(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionTreeService>(SampleLibrary.SiteStaff);
        var id = (await service.CreateAsync(New(SampleLibrary.Qiaokou))).Value;
        await host.As<InstitutionNameService>(SampleLibrary.SiteStaff).SaveAsync(id, new InstitutionNameInput { Kind = InstitutionNameKind.Alias, Name = "别的名字" }, null);

        Assert.True((await service.DeleteAsync(id, await VersionAsync(host, id))).IsOk);

        Assert.Equal(0, await host.InspectAsync(data => data.InstitutionNames.CountAsync(row => row.InstitutionId == id)));
        Assert.Contains("institution.delete", await ActionsAsync(host, id));
    }

    [Theory, DatabaseData]
    public async Task CC03_TwoActsOnWhatBothSaw_TheSecondIsAConflict(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var (tree, institutions) = (host.As<InstitutionTreeService>(SampleLibrary.DistrictStaff), host.As<InstitutionService>(SampleLibrary.SiteStaff));
        var id = (await host.As<InstitutionTreeService>(SampleLibrary.SiteStaff).CreateAsync(New(SampleLibrary.Qiaokou))).Value;
        var seen = await VersionAsync(host, id);
        var identity = new InstitutionInput { Name = "改名医院", CategoryCode = "HOSP-SPE" };

        // move × edit, edit × delete, lock × edit: whoever comes second saw another node.
        Assert.True((await tree.MoveAsync(id, SampleLibrary.Wuhan.Id, seen)).IsOk);
        Assert.Same(Error.VersionConflict, (await institutions.ChangeIdentityAsync(id, identity, seen)).Error);
        var moved = await VersionAsync(host, id);
        Assert.True((await institutions.ChangeIdentityAsync(id, identity, moved)).IsOk);
        Assert.Same(Error.VersionConflict, (await tree.DeleteAsync(id, moved)).Error);
        Assert.Same(Error.VersionConflict, (await institutions.LockAsync(id, null, moved)).Error);
        var edited = await VersionAsync(host, id);
        Assert.True((await institutions.LockAsync(id, null, edited)).IsOk);
        Assert.Equal(InstitutionErrors.Locked, (await institutions.ChangeIdentityAsync(id, identity, edited)).Error);
        Assert.Equal(InstitutionErrors.Locked, (await tree.DeleteAsync(id, await VersionAsync(host, id))).Error);
        Assert.Equal(InstitutionErrors.Locked, (await tree.MoveAsync(id, SampleLibrary.Qiaokou.Id, await VersionAsync(host, id))).Error);
    }

    [Theory, DatabaseData]
    public async Task CC03_TenAtOnce_OneMoves(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var seen = await VersionAsync(host, SampleLibrary.Hospital.Id);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.As<InstitutionTreeService>(SampleLibrary.DistrictStaff)).ToList().Select(service => service.MoveAsync(SampleLibrary.Hospital.Id, SampleLibrary.Xiling.Id, seen)));

        Assert.Single(results, result => result.IsOk);
        Assert.All(results.Where(result => !result.IsOk), result => Assert.Same(Error.VersionConflict, result.Error));
        Assert.Single(await ActionsAsync(host, SampleLibrary.Hospital.Id), "institution.move");
    }

    internal static InstitutionInput New(Institution parent) => new()
    {
        ParentId = parent.Id.ToString(),
        Name = "新建医院",
        CategoryCode = "HOSP-GEN",
        Profile = Inputs.Filled(SampleLibrary.Hospital) with { Code = "441350014" },
    };

    internal static Task<Guid> VersionAsync(DataHost host, Guid id) => host.InspectAsync(data => data.Institutions.Where(row => row.Id == id).Select(row => row.Version).SingleAsync());

    internal static Task<List<string>> ActionsAsync(DataHost host, Guid id) =>
        host.InspectAsync(data => data.AuditEntries.Where(row => row.ObjectId == id.ToString()).Select(row => row.Action).ToListAsync());

    private static async Task<List<IOwned>> OwnedAsync(AppDbContext data)
    {
        List<IOwned> rows = [];
        foreach (var type in Subtree.OwnedTypes(data.Model))
            rows.AddRange(await (Task<List<IOwned>>)typeof(InstitutionTreeServiceTests).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [data])!);
        return rows;
    }

    private static async Task<List<IOwned>> RowsAsync<T>(AppDbContext data)
        where T : class => [.. (await data.Set<T>().ToListAsync()).Cast<IOwned>()];
}
