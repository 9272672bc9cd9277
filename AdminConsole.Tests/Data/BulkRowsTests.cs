using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Data;

public sealed class BulkRowsTests
{
    [Theory, DatabaseData]
    public async Task Insert_RowWithParts_ReadsBackAsItWas(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var made = Node("441350090");

        Assert.True((await InsertAsync(host, made)).IsOk);

        var read = await host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Id == made.Id));
        Assert.Equal((made.Name, made.SearchText, made.Code, made.Profile, made.Version), (read.Name, read.SearchText, read.Code, read.Profile, read.Version));
        Assert.Equal((SampleLibrary.Qiaokou.Id, SampleLibrary.Wuhan.Id, SampleLibrary.Qiaokou.Id, InstitutionKind.Institution), (read.ParentId, read.SiteId, read.PointId, read.Kind));
    }

    [Theory, DatabaseData]
    public async Task IN09_Insert_ValueThatAnotherRowHas_IsAConflictAndLeavesNothing(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var first = Node("441350090");

        var result = await InsertAsync(host, first, Node(SampleLibrary.Hospital.Code!));

        Assert.Equal(ErrorKind.Conflict, result.Error?.Kind);
        Assert.False(await host.InspectAsync(data => data.Institutions.AnyAsync(row => row.Id == first.Id)));
    }

    private static Institution Node(string code)
    {
        var node = Institution.Create(
            Guid.CreateVersion7(), InstitutionKind.Institution, SampleLibrary.Qiaokou, "新建医院", "HOSP-GEN", code, null,
            new InstitutionProfile { Address = "解放大道1号", Postcode = "430030", Level = "3", Grade = "A", BusinessLevel = "2" });
        node.Version = Guid.CreateVersion7();
        return node;
    }

    private static Task<Result<Done>> InsertAsync(DataHost host, params Institution[] nodes) => host.As(AccessScope.System).WriteAsync<Done>(async work =>
    {
        work.Audit("demonstration.seed", nameof(Institution), "sample");
        await work.Data.InsertAsync(nodes, work.Cancellation);
        return Done.Yes;
    });
}
