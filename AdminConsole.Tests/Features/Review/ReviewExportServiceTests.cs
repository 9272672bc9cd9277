using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

public sealed class ReviewExportServiceTests
{
    [Theory, DatabaseData]
    public async Task ExportAsync_OfAFilter_HoldsExactlyTheListsRowsInItsOrder(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var i = 0; i < 7; i++)
            await FileAsync(host, SampleLibrary.Hospital, name: $"人{i}", periods: [Period(SampleLibrary.Hospital, 9 + i)]);
        await FileAsync(host, SampleLibrary.Neighbour);
        await DecideAsync(host, SampleLibrary.Reviewer, await FileAsync(host, SampleLibrary.Hospital, name: "=1+1", document: "420106199605047932"), SubmissionAction.Approve);

        foreach (var who in new[] { SampleLibrary.Reviewer, SampleLibrary.SiteStaff })
        {
            foreach (var filter in new ReviewQueueFilter[] { new(), new() { State = null, Size = 3 }, new() { State = SubmissionState.Approved }, new() { Order = ReviewOrder.Months, Descending = false, Page = 2, Size = 2 }, new() { Preset = QueuePreset.RedDuration } })
            {
                var rows = (await host.As<ReviewQueries>(who).PageAsync(filter with { Page = 1, Size = 100 })).Rows;
                var sheet = await ExportAsync(host, who, filter);
                Assert.Equal(rows.Select(row => (row.Number, row.PersonName, row.DocumentMasked)), sheet.RowsUsed().Skip(3).Select(row => (row.Cell(1).GetString(), row.Cell(2).GetString(), row.Cell(3).GetString())));
            }
        }
    }

    /// <summary>Whatever is asked for, and however it is paged, the workbook holds what turning all pages shows.</summary>
    [Fact]
    public async Task ExportAsync_OfTwentyRandomFilters_HoldsWhatTheListsPagesShow()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var states = Enum.GetValues<SubmissionState>();
        for (var i = 0; i < 32; i++)
        {
            var node = SampleLibrary.Institutions.ElementAt(i % SampleLibrary.Institutions.Count());
            await BringToAsync(host, await FileAsync(host, node, name: $"人{i % 5}", periods: [Period(node, 9 + (i % 6))]), states[i % 3 == 0 ? 0 : i / 4]);
        }

        var asked = (
            from who in Gen.Elements(SampleLibrary.Reviewer, SampleLibrary.SiteStaff, SampleLibrary.DistrictStaff)
            from state in Gen.Elements(states.Select(state => (SubmissionState?)state).Append(null))
            from preset in Gen.Elements(Enum.GetValues<QueuePreset>())
            from institution in Gen.Elements(SampleLibrary.Institutions.Select(node => (Guid?)node.Id).Concat(Enumerable.Repeat<Guid?>(null, 8)))
            from order in Gen.Elements(Enum.GetValues<ReviewOrder>())
            from down in Gen.Elements(true, false)
            from size in Gen.Choose(1, 20)
            select (Who: who, Filter: new ReviewQueueFilter { State = state, Preset = preset, Institution = institution, Order = order, Descending = down, Size = size })).Sample(20).ToList();
        var looked = 0;
        foreach (var (who, filter) in asked)
        {
            var shown = await PagesAsync(host, who, filter);
            var sheet = await ExportAsync(host, who, filter);
            Assert.True(shown.SequenceEqual(sheet.RowsUsed().Skip(3).Select(row => (row.Cell(1).GetString(), row.Cell(2).GetString(), row.Cell(3).GetString()))), $"{who.NodeName}: {filter.ToQuery()}");
            looked += shown.Count;
        }

        Assert.True(looked > 0);
    }

    [Theory, DatabaseData]
    public async Task XL05_ApprovedList_CarriesWholeNumbersOfTheApprovedRowsAlone_AndIsOnTheRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await FileAsync(host, SampleLibrary.Hospital, name: "待审");
        await DecideAsync(host, SampleLibrary.Reviewer, await FileAsync(host, SampleLibrary.Hospital, name: "通过", document: "420106199605047932"), SubmissionAction.Approve);

        var export = (await host.As<ReviewExportService>(SampleLibrary.Reviewer).ExportApprovedAsync(new ReviewQueueFilter { State = null })).Value;

        var row = Assert.Single(new XLWorkbook(export.Content).Worksheets.Single().RowsUsed().Skip(3));
        Assert.Equal(("通过", "420106199605047932"), (row.Cell(2).GetString(), row.Cell(3).GetString()));
        Assert.Equal(XLDataType.Text, row.Cell(3).DataType);
        Assert.Equal(1, await AuditsAsync(host, "submission.export-approved"));
        Assert.Equal(Error.Forbidden, (await host.As<ReviewExportService>(SampleLibrary.Administrator).ExportApprovedAsync(new())).Error);
    }

    [Theory, DatabaseData]
    public async Task ExportAsync_Done_IsOnTheRecordWithFilterRowsAndDigest(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await DecideAsync(host, SampleLibrary.Reviewer, await FileAsync(host, SampleLibrary.Hospital), SubmissionAction.Approve);

        var export = (await host.As<ReviewExportService>(SampleLibrary.Reviewer).ExportAsync(new ReviewQueueFilter { State = SubmissionState.Approved })).Value;

        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(((MemoryStream)export.Content).ToArray()));
        var entry = await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "submission.export"));
        Assert.Equal(SampleLibrary.Reviewer.UserId, entry.ActorId);
        Assert.Contains($"rows=1; sha256={digest}; filter=?state=approved", entry.Reason, StringComparison.Ordinal);
        Assert.Equal($"{SampleLibrary.Hospital.Name}-审核通过名单-20210301-0900.xlsx", export.FileName);
    }

    [Fact]
    public async Task ExportAsync_WithoutPermissionOrTooLarge_IsRefusedAndLeavesNoEntry()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite, new Dictionary<string, string?> { ["Export:MaxRows"] = "100" });
        for (var i = 0; i < 101; i++)
            await FileAsync(host, SampleLibrary.Hospital);

        Assert.Equal(Error.Forbidden, (await host.As<ReviewExportService>(SampleLibrary.Administrator).ExportAsync(new())).Error);
        Assert.Equal("export_too_large", (await host.As<ReviewExportService>(SampleLibrary.Reviewer).ExportAsync(new())).Error?.Code);
        Assert.Equal(0, await AuditsAsync(host, "submission.export"));
    }

    private static async Task<List<(string Number, string Name, string Document)>> PagesAsync(DataHost host, AccessScope who, ReviewQueueFilter filter)
    {
        List<(string, string, string)> rows = [];
        var queries = host.As<ReviewQueries>(who);
        for (var page = 1; ; page++)
        {
            var list = await queries.PageAsync(filter with { Page = page });
            rows.AddRange(list.Rows.Select(row => (row.Number, row.PersonName, row.DocumentMasked)));
            if (page * filter.Size >= list.Total)
                return rows;
        }
    }

    private static async Task<IXLWorksheet> ExportAsync(DataHost host, AccessScope who, ReviewQueueFilter filter)
    {
        var export = (await host.As<ReviewExportService>(who).ExportAsync(filter)).Value;
        return new XLWorkbook(export.Content).Worksheets.Single();
    }
}
