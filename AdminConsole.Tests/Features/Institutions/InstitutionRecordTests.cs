using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Features.Institutions;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Institutions;

/// <summary>What leaves the library as a workbook, what its history tells, and what its filters take.</summary>
public sealed class InstitutionRecordTests
{
    [Theory, DatabaseData]
    public async Task XL05_Export_HoldsExactlyTheFilteredRowsOfTheReader_AndIsOnTheRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        foreach (var who in (AccessScope[])[SampleLibrary.DistrictStaff, SampleLibrary.SiteStaff])
        {
            foreach (var filter in (InstitutionFilter[])[new(), new() { Text = "医院" }, new() { Category = "HOSP", Order = InstitutionOrder.Code, Descending = true }, new() { Kind = InstitutionKind.Point }])
            {
                var rows = (await host.As<InstitutionQueries>(who).PageAsync(filter with { Size = 100 })).Rows;
                var export = (await host.As<InstitutionExportService>(who).ExportAsync(filter with { Page = 2, Size = 1 })).Value;

                Assert.Equal(rows.Select(row => (row.Name, row.Code ?? "")), Cells(export).Select(row => (row.Cell(1).GetString(), row.Cell(5).GetString())));
            }
        }

        Assert.Equal(8, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "institution.export" && row.Reason!.Contains("sha256="))));
        foreach (var who in (AccessScope[])[AccessScope.None, SampleLibrary.Person(SampleLibrary.District, Role.AuditAdministrator)])
            Assert.Same(Error.Forbidden, (await host.As<InstitutionExportService>(who).ExportAsync(new())).Error);
    }

    [Theory, DatabaseData]
    public async Task XL05_LongExport_IsMadeByAJob_FetchedByItsRequesterOnly(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Wuhan, Role.SiteStaff);
        await using var node = await host.StartNodeAsync();
        Assert.False(await host.As<InstitutionExportService>(person).IsLongAsync(new()));

        var id = (await host.As<InstitutionExportService>(person).RequestAsync(new() { Category = "HOSP" })).Value;

        var job = await host.ReachesAsync(id, JobState.Done);
        Assert.Equal(new Phrase("institution.export_done", 1), job.Outcome);
        Assert.True((await host.As<JobService>(person).FetchAsync(id)).IsOk);
        Assert.Same(Error.NotFound, (await host.As<JobService>(SampleLibrary.DistrictStaff).FetchAsync(id)).Error);
        Assert.Same(Error.Forbidden, (await host.As<InstitutionExportService>(SampleLibrary.Administrator).RequestAsync(new())).Error);
        Assert.Contains("category=HOSP", await host.InspectAsync(data => data.AuditEntries.Where(row => row.Action == "institution.export").Select(row => row.Reason!).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task XL04_Export_NamesLikeFormulas_ReopenExactlyAsText(DatabaseKind kind)
    {
        const string Hostile = "=1+1医院";
        await using var host = await StartAsync(kind);
        var version = await host.InspectAsync(data => data.Institutions.Where(row => row.Id == SampleLibrary.Hospital.Id).Select(row => row.Version).SingleAsync());
        Assert.True((await host.As<InstitutionService>(SampleLibrary.SiteStaff).ChangeIdentityAsync(SampleLibrary.Hospital.Id, new InstitutionInput { Name = Hostile, CategoryCode = "HOSP-GEN" }, version)).IsOk);

        var export = (await host.As<InstitutionExportService>(SampleLibrary.SiteStaff).ExportAsync(new() { Text = Hostile })).Value;

        var cell = Assert.Single(Cells(export)).Cell(1);
        Assert.Equal((Hostile, XLDataType.Text, false), (cell.GetString(), cell.DataType, cell.HasFormula));
    }

    [Theory, DatabaseData]
    public async Task AZ06_History_IsTheNodesOwn_NewestFirst_AndOutOfScopeIsNotThere(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var service = host.As<InstitutionService>(SampleLibrary.SiteStaff);
        await service.LockAsync(SampleLibrary.Hospital.Id, "已核对");
        await service.LockAsync(SampleLibrary.Neighbour.Id, "别家");
        await service.UnlockAsync(SampleLibrary.Hospital.Id, null);
        var node = await host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Id == SampleLibrary.Hospital.Id));
        await host.As<InstitutionService>(SampleLibrary.Administrator).SaveProfileAsync(node.Id, Inputs.Filled(node, "中山大道216号"), node.Version);

        var history = (await host.As<InstitutionHistoryQueries>(SampleLibrary.Administrator).PageAsync(node.Id, 99))!;

        Assert.Equal(["institution.edit-profile", "institution.unlock", "institution.lock"], history.Rows.Take(3).Select(row => row.Action));
        Assert.Equal((1, SampleLibrary.SiteStaff.DisplayName, "已核对"), (history.Page, history.Rows[2].By, history.Rows[2].Reason));
        Assert.Contains(history.Rows[0].Changes, change => change is { Before: "中山大道215号", After: "中山大道216号" });
        Assert.DoesNotContain(history.Rows, row => row.Reason == "别家");
        foreach (var who in (AccessScope[])[SampleLibrary.Sibling, SampleLibrary.Person(SampleLibrary.Yichang, Role.SiteStaff)])
            Assert.Null(await host.As<InstitutionHistoryQueries>(who).PageAsync(node.Id, 1));
    }

    [Theory, DatabaseData]
    public async Task IN08_Filters_TakeTheirOwnValuesOnly_AndWildcardsAsTheyStand(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var queries = host.As<InstitutionQueries>(SampleLibrary.DistrictStaff);
        var all = (await queries.PageAsync(new InstitutionFilter())).Total;
        foreach (var nonsense in (string[])["?code=%25", "?code=_' OR 1=1", "?area=%25", "?level='", "?grade=Z;--", "?kind=0", "?kind=District,Site", "?sort=-name'", "?sort=name desc", "?suspended=true", "?page=-1&size=abc", "?state=1"])
            Assert.Equal(all, (await queries.PageAsync(InstitutionFilter.Parse(nonsense))).Total);

        Assert.Equal(SampleLibrary.Hospital.Id, Assert.Single((await queries.PageAsync(InstitutionFilter.Parse("?code=12420104441350014j"))).Rows).Id);
        Assert.Equal(2, (await queries.PageAsync(InstitutionFilter.Parse("?kind=point"))).Total);
        Assert.Equal(all, (await queries.PageAsync(InstitutionFilter.Parse("?area=420000&level=3&grade=A"))).Total);
        Assert.Equal(0, (await queries.PageAsync(InstitutionFilter.Parse("?area=420100"))).Total);
    }

    [Theory, DatabaseData]
    public async Task IN09_Create_SameCodeAtTheSameMoment_StandsOnce_TheOthersHearIt(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var services = Enumerable.Range(0, 4).Select(_ => host.As<InstitutionTreeService>(SampleLibrary.SiteStaff)).ToList();

        var results = await Task.WhenAll(services.Select(service => Task.Run(() => service.CreateAsync(InstitutionTreeServiceTests.New(SampleLibrary.Qiaokou)))));

        Assert.Single(results, result => result.IsOk);
        Assert.All(results.Where(result => !result.IsOk), result => Assert.True(result.Error!.Kind is ErrorKind.Conflict or ErrorKind.Invalid));
    }

    [Theory, DatabaseData]
    public async Task IN09_Create_UnderALevelThatIsGone_IsAFaultBesideIt(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        var result = await host.As<InstitutionTreeService>(SampleLibrary.SiteStaff).CreateAsync(InstitutionTreeServiceTests.New(SampleLibrary.Qiaokou) with { ParentId = $"{Guid.CreateVersion7()}" });

        Assert.Contains("parentId", result.Error!.Fields.Keys);
    }

    private static IEnumerable<IXLRow> Cells(ExcelFile export) => new XLWorkbook(export.Content).Worksheets.Single().RowsUsed().Skip(3);

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(
        kind,
        services =>
        {
            services.AddJobs().AddInstitutions();
            services.AddValidated<ExportOptions>(ExportOptions.Section);
            services.AddScoped(_ => Strings.Chinese);
        });
}
