using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Features.Home;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Home;

public sealed class StatisticsExportServiceTests
{
    private const int HeadRow = 3;

    private static readonly string[] Stages = ["申报（累计）", "已审核（累计）", "审核通过（累计）", "已上报（累计）", "已备案（累计）"];

    [Theory, DatabaseData]
    public async Task XL05_ExportAsync_OfDistrictAndSite_AddsUpToTheFirstPage_AndIsRecorded(DatabaseKind kind)
    {
        await using var host = await HomeHost.StartAsync(kind);
        await HomeHost.LiveAsync(host, seed: 3, filings: 30);
        foreach (var node in (Institution[])[SampleLibrary.District, SampleLibrary.Wuhan])
        {
            var reader = HomeHost.StaffOf(node);
            var overview = (await host.As<HomeQueries>(reader).OverviewAsync(null))!;

            var file = (await host.As<StatisticsExportService>(reader).ExportAsync(null)).Value;

            using var workbook = new XLWorkbook(file.Content);
            Assert.Equal(5, workbook.Worksheets.Count);
            foreach (var sheet in workbook.Worksheets.Skip(1))
            {
                var sums = Rows(sheet)["合计"];
                Assert.Equal(Enum.GetValues<SubmissionStage>().Select(overview.Of), Stages.Select(stage => Figure(sheet, sums, stage)));
                Assert.All(Enum.GetValues<SubmissionState>(), state => Assert.Equal(overview.ByState.GetValueOrDefault(state)?.Total ?? 0, Figure(sheet, sums, Words(state))));
                Assert.Equal(overview.Of(SubmissionStage.Submitted), Rows(sheet).Where(row => row.Key != "合计").Sum(row => Figure(sheet, row.Value, Stages[0])));
            }

            var results = workbook.Worksheets.First();
            Assert.All(Enum.GetValues<SubmissionState>(), state => Assert.Equal(overview.ByState.GetValueOrDefault(state)?.Total ?? 0, Rows(results)[Words(state)].Cell(2).GetValue<int>()));
            var nodes = workbook.Worksheets.ElementAt(1);
            Assert.All(overview.Nodes, below => Assert.Equal(
                Enum.GetValues<SubmissionStage>().Select(below.Of), Stages.Select(stage => Figure(nodes, Rows(nodes)[below.Name ?? "直属机构"], stage))));
            Assert.Contains(reader.DisplayName, results.Cell(2, 1).GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(2, await AuditsAsync(host, "statistics.export"));
        foreach (var stranger in (AccessScope[])[SampleLibrary.Reviewer, SampleLibrary.Person(SampleLibrary.Qiaokou, Role.PointStaff), SampleLibrary.Person(SampleLibrary.District, Role.AuditAdministrator), AccessScope.None])
        {
            Assert.Equal(Error.Forbidden, (await host.As<StatisticsExportService>(stranger).ExportAsync(null)).Error);
            Assert.Equal(Error.Forbidden, (await host.As<StatisticsExportService>(stranger).RequestAsync(null)).Error);
        }
    }

    /// <summary>The same filings give the same bytes, and a site's name stays text whatever it looks like.</summary>
    [Theory, DatabaseData]
    public async Task XL04_ExportAsync_NameLikeAFormula_StaysText_AndTheSameGivesTheSame(DatabaseKind kind)
    {
        await using var host = await HomeHost.StartAsync(kind);
        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            var site = await work.Data.Institutions.Include(row => row.OtherNames).SingleAsync(row => row.Id == SampleLibrary.Wuhan.Id);
            site.ChangeIdentity("=1+1考点", site.CategoryCode);
            work.Audit("institution.edit-identity", nameof(Institution), site.Id);
            return Done.Yes;
        });

        var (first, second) = (await BytesAsync(), await BytesAsync());

        Assert.Equal(first, second);
        using var workbook = new XLWorkbook(new MemoryStream(first));
        var cell = workbook.Worksheet(2).CellsUsed().Single(cell => cell.GetString() == "=1+1考点");
        Assert.Equal((XLDataType.Text, true, false), (cell.DataType, cell.Style.IncludeQuotePrefix, cell.HasFormula));

        async Task<byte[]> BytesAsync()
        {
            using var copy = new MemoryStream();
            await (await host.As<StatisticsExportService>(SampleLibrary.DistrictStaff).ExportAsync("2021")).Value.Content.CopyToAsync(copy);
            return copy.ToArray();
        }
    }

    private static string Words(SubmissionState state) => AdminConsole.Resources.Strings.Chinese[state];

    /// <summary>Rows by their labels, those that divide by several by all of them.</summary>
    private static Dictionary<string, IXLRow> Rows(IXLWorksheet sheet)
    {
        var labels = sheet.Row(HeadRow).CellsUsed().TakeWhile(cell => !cell.GetString().EndsWith("（累计）", StringComparison.Ordinal) && cell.GetString() != "申报数").Count();
        return sheet.RowsUsed().Where(row => row.RowNumber() > HeadRow).ToDictionary(row => string.Join('/', Enumerable.Range(1, labels).Select(column => row.Cell(column).GetString()).Where(text => text.Length > 0)));
    }

    private static int Figure(IXLWorksheet sheet, IXLRow row, string head) => row.Cell(sheet.Row(HeadRow).CellsUsed().Single(cell => cell.GetString() == head).Address.ColumnNumber).GetValue<int>();
}
