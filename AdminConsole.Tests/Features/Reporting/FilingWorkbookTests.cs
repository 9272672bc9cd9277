using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Reporting;
using AdminConsole.Features.Review;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Excel;
using AdminConsole.Tests.Features.Review;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Reporting.ReportingHost;

namespace AdminConsole.Tests.Features.Reporting;

public sealed class FilingWorkbookTests
{
    [Fact]
    public void Index_ReadsBackWhatWasWritten()
    {
        var rows = Enumerable.Range(0, 50).Select(_ => KeyValuePair.Create(Guid.CreateVersion7(), Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()) + new string('0', 32))).ToList();

        var read = new FilingWorkbookIndex { WorkbookId = Guid.CreateVersion7(), Content = FilingWorkbookIndex.Write(rows) }.Read();

        Assert.Equal(rows.Count, read.Count);
        Assert.All(rows, row => Assert.True(FilingWorkbookIndex.IsSame(read[row.Key], row.Value)));
    }

    [Theory, DatabaseData]
    public async Task Workbook_AfterAHistoryOfChanges_NamesAddedChangedAndRevoked(DatabaseKind kind)
    {
        await using var host = await StartWithJobsAsync(kind);
        await using var node = await host.StartNodeAsync();
        var (stays, changes, goes) = (await ApproveAsync(host, document: "42010619960101801X"), await ApproveAsync(host), await ApproveAsync(host));
        await ReportAsync(host, SampleLibrary.Reviewer, stays, changes, goes);
        var first = await MakeAsync(host, new FilingWorkbookInput { SeasonId = "2021", States = [SubmissionState.Reported, SubmissionState.Filed] });
        Assert.Equal((3, null), (first.Row.Rows, first.Row.Added));

        await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.File, changes);
        await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.SendBack, goes, "请更正带教老师");
        var comes = await ApproveAsync(host);
        await ReportAsync(host, SampleLibrary.Reviewer, comes);
        var second = await MakeAsync(host, new FilingWorkbookInput { SeasonId = "2021", States = [SubmissionState.Reported, SubmissionState.Filed] });

        Assert.Equal((3, 1, 1, 1), (second.Row.Rows, second.Row.Added, second.Row.Changed, second.Row.Revoked));
        using var book = new XLWorkbook(second.Content);
        Assert.Equal(["封面", "名册", "新增", "变更", "撤销"], book.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal([await NumberAsync(host, comes)], Numbers(book, "新增"));
        Assert.Equal([await NumberAsync(host, changes)], Numbers(book, "变更"));
        Assert.Equal([await NumberAsync(host, goes)], Numbers(book, "撤销"));
        Assert.Equal(new[] { await NumberAsync(host, stays), await NumberAsync(host, changes), await NumberAsync(host, comes) }.Order(StringComparer.Ordinal), Numbers(book, "名册"));
        Assert.Equal("42010619960101801X", book.Worksheet("名册").Row(4).Cell(4).GetString());
        Assert.Equal("审核通过", book.Worksheet("撤销").Row(4).Cell(11).GetString());
        Assert.Empty(WorkbookSchema.FaultsOf(second.Content.ToArray()));
    }

    [Theory, DatabaseData]
    public async Task Workbook_OfTheSameFilings_IsTheSameFile(DatabaseKind kind)
    {
        await using var host = await StartWithJobsAsync(kind);
        await using var node = await host.StartNodeAsync();
        await ApproveAsync(host);
        await ApproveAsync(host);
        var input = new FilingWorkbookInput { SeasonId = "2021", Layout = WorkbookLayout.PerInstitution };

        await MakeAsync(host, input);
        var second = await MakeAsync(host, input);
        host.Clock.Advance(TimeSpan.FromDays(3));
        var third = await MakeAsync(host, input);

        Assert.Equal(second.Row.Sha256, third.Row.Sha256);
        Assert.Equal((0, 0, 0), (third.Row.Added, third.Row.Changed, third.Row.Revoked));
        using var book = new XLWorkbook(third.Content);
        Assert.Contains(book.Worksheets, sheet => sheet.Name.EndsWith(SampleLibrary.Hospital.Name, StringComparison.Ordinal));
    }

    /// <summary>Whatever node, states and layout are asked for, the workbook holds the filings that the node's list of 复核与备案 shows.</summary>
    [Fact]
    public async Task Workbook_OfTwentyRandomRequests_HoldsWhatTheListShows()
    {
        await using var host = await StartWithJobsAsync(DatabaseKind.Sqlite);
        await using var node = await host.StartNodeAsync();
        foreach (var (at, institution) in SampleLibrary.Institutions.SelectMany(institution => Enumerable.Repeat(institution, 6)).Index())
            await ReviewFilings.BringToAsync(host, await ReviewFilings.FileAsync(host, institution), Enum.GetValues<SubmissionState>()[at % 6 + 2]);
        var district = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);

        var asked = (
            from place in Gen.Elements(SampleLibrary.District, SampleLibrary.Wuhan, SampleLibrary.Yichang, SampleLibrary.Qiaokou, SampleLibrary.Xiling)
            from states in Gen.SubListOf(FilingFilter.States.ToArray()).Where(states => states.Count > 0)
            from layout in Gen.Elements(Enum.GetValues<WorkbookLayout>())
            select (Place: place, Input: new FilingWorkbookInput { SeasonId = "2021", NodeId = place.Id, States = [.. states.Order()], Layout = layout })).Sample(20).ToList();
        foreach (var (place, input) in asked)
        {
            var list = host.As<FilingQueries>(SampleLibrary.Person(place, Role.DistrictStaff, Role.SiteStaff, Role.PointStaff));
            List<string> shown = [];
            foreach (var state in input.States)
                shown.AddRange((await list.PageAsync(new FilingFilter { State = state, Size = 100 }))!.Rows.Select(row => row.Number));

            var made = await MakeAsync(host, input, district);

            using var book = new XLWorkbook(made.Content);
            var held = book.Worksheets.Where(sheet => sheet.Name is not ("封面" or "新增" or "变更" or "撤销")).SelectMany(sheet => Numbers(book, sheet.Name));
            Assert.True(shown.Count > 0);
            Assert.Equal(shown.Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
            Assert.Equal(shown.Count, made.Row.Rows);
        }
    }

    [Theory, DatabaseData]
    public async Task AZ04_Workbook_IsForItsOwnScopeOnly(DatabaseKind kind)
    {
        await using var host = await StartWithJobsAsync(kind);
        await using var node = await host.StartNodeAsync();
        await ApproveAsync(host);
        var made = await MakeAsync(host, new FilingWorkbookInput { SeasonId = "2021" }, await host.PersonAsync(SampleLibrary.Wuhan, Role.SiteStaff));
        var district = host.As<FilingWorkbookService>(SampleLibrary.DistrictStaff);

        Assert.True((await district.FetchAsync(made.Row.Id)).IsOk);
        Assert.Equal(Error.NotFound, (await host.As<FilingWorkbookService>(ReviewFilings.NeighbourReviewer).FetchAsync(made.Row.Id)).Error);
        Assert.Equal(Error.NotFound, (await host.As<FilingWorkbookService>(SampleLibrary.SiteStaff).RequestAsync(new FilingWorkbookInput { SeasonId = "2021", NodeId = SampleLibrary.Yichang.Id })).Error);
        Assert.Equal(Error.Forbidden, (await host.As<FilingWorkbookService>(SampleLibrary.Administrator).RequestAsync(new FilingWorkbookInput { SeasonId = "2021" })).Error);
        Assert.Contains("states", (await district.RequestAsync(new FilingWorkbookInput { SeasonId = "2021", States = [SubmissionState.Pending] })).Error!.Fields.Keys);
    }

    private static Task<DataHost> StartWithJobsAsync(DatabaseKind kind) =>
        JobHost.StartAsync(kind, services => services.AddReview().AddReporting().AddScoped(_ => Strings.Chinese));

    private static async Task<string> NumberAsync(DataHost host, Guid id) => (await FilingAsync(host, id)).Number;

    private static IEnumerable<string> Numbers(XLWorkbook book, string sheet) => book.Worksheet(sheet).RowsUsed().Skip(3).Select(row => row.Cell(1).GetString());

    /// <summary>Asks as a person does and waits for the job; the file is fetched as the screen's link does.</summary>
    private static async Task<(FilingWorkbook Row, MemoryStream Content)> MakeAsync(DataHost host, FilingWorkbookInput input, AccessScope? who = null)
    {
        var circuit = host.CircuitOf(who ?? await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff));
        var before = await host.InspectAsync(data => data.FilingWorkbooks.CountAsync());
        var job = (await circuit.GetRequiredService<FilingWorkbookService>().RequestAsync(input)).Value;
        await host.PassesUntilAsync(async () => (await host.JobAsync(job)).HasEnded, "the workbook is made");
        var row = await host.InspectAsync(data => data.FilingWorkbooks.OrderByDescending(row => row.Id).FirstAsync());
        Assert.Equal(before + 1, await host.InspectAsync(data => data.FilingWorkbooks.CountAsync()));
        var fetched = (await circuit.GetRequiredService<FilingWorkbookService>().FetchAsync(row.Id)).Value;
        var content = new MemoryStream();
        await circuit.GetRequiredService<JobFileService>().CopyToAsync(fetched, content);
        Assert.Equal(row.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.ToArray())));
        content.Position = 0;
        return (row, content);
    }
}
